//! The applications of the chapter about WebSockets.

apps! {
    websockets__tutorial001
    websockets__tutorial003
}
