//! Stored items that are replaced.

apps! {
    body_updates__tutorial001
}
