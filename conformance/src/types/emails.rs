//! E-mail addresses.

specs! {
    email: value [] { peregrine::Email }
}
