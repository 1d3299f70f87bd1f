//! Requests that a route makes in turn.

apps! {
    openapi_callbacks__tutorial001
}
