//! The request itself.

apps! {
    using_request_directly__tutorial001
}
