//! Requests that an application makes by itself.

conformance_runner::apps! {
    openapi_webhooks__tutorial001
}
