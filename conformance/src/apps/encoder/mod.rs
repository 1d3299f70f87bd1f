//! A model as JSON.

apps! {
    encoder__tutorial001
}
