//! Parameters of the cookies.

conformance_runner::apps! {
    cookie_params__tutorial001
}
