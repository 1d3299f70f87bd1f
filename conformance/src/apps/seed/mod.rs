//! The applications of the seed documents.

mod configured_models;

apps! {
    seed__error_format
    seed__generic_models
    seed__nested_models
    seed__quickstart
    seed__validators
}
