//! A document that settings turn off.

apps! {
    conditional_openapi__tutorial001
    conditional_openapi__tutorial001__off
}
