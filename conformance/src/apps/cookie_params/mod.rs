//! Parameters of the cookies.

apps! {
    cookie_params__tutorial001
}
