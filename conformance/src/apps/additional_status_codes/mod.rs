//! A status that the handler decides.

apps! {
    additional_status_codes__tutorial001
}
