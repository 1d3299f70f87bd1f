//! Cookies of an answer that the handler makes itself.

apps! {
    response_cookies__tutorial001
}
