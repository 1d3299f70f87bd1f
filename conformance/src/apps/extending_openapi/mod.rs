//! A document that the application changes.

apps! {
    extending_openapi__tutorial001
}
