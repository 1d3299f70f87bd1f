//! Another answer to who isn't known.

apps! {
    authentication_error_status_code__tutorial001
}
