//! Requests that an application makes by itself.

apps! {
    openapi_webhooks__tutorial001
}
