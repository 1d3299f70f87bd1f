//! The applications of the seed documents.

mod configured_models;
mod registration;

conformance_runner::apps! {
    seed__error_format
    seed__generic_models
    seed__jwt_items
    seed__nested_models
    seed__quickstart
    seed__user_registration
    seed__validators
}
