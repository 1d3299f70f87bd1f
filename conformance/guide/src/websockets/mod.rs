//! The applications of the chapter about WebSockets.

conformance_runner::apps! {
    websockets__tutorial001
    websockets__tutorial003
}
