//! An application to be run by a debugger.

conformance_runner::apps! {
    debugging__tutorial001
}
