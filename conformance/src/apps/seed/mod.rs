//! The applications of the seed documents.

apps! {
    seed__nested_models
    seed__quickstart
}
