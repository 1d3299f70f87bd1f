//! An application to be run by a debugger.

apps! {
    debugging__tutorial001
}
