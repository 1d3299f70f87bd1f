//! Whole and partial updates.

apps! {
    body_updates__tutorial001
}
