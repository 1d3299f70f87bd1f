//! The applications of the seed documents.

apps! {
    seed__error_format
    seed__generic_models
    seed__nested_models
    seed__quickstart
    seed__validators
}
