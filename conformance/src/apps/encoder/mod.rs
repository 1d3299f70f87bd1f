//! Values made plain JSON, to be stored.

apps! {
    encoder__tutorial001
}
