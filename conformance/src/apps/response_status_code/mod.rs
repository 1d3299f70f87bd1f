//! Another status than 200.

apps! {
    response_status_code__tutorial002
}
