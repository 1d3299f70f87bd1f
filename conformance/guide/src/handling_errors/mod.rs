//! Errors that handlers return, and who answers them.

conformance_runner::apps! {
    handling_errors__tutorial001
    handling_errors__tutorial002
    handling_errors__tutorial003
    handling_errors__tutorial006
}
