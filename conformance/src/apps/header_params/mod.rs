//! Parameters of the headers.

apps! {
    header_params__tutorial001
    header_params__tutorial003
}
