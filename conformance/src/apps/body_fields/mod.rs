//! Constraints on the fields of an embedded body.

apps! {
    body_fields__tutorial001
}
