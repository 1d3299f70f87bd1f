//! One model as the body, beside path and query.

apps! {
    body__tutorial002
    body__tutorial003
}
