//! How much a body may hold.

apps! {
    request_body_limits__tutorial002
}
