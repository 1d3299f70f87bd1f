//! The applications of the seed documents.

apps! {
    seed__quickstart
}
