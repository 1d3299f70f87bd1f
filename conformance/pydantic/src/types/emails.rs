//! E-mail addresses.

specs! {
    email: value [] { peregrine::Email }
    name_email: value [] { peregrine::NameEmail }
}
