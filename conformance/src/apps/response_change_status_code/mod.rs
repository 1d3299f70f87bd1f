//! A status that the handler decides.

apps! {
    response_change_status_code__tutorial001
}
