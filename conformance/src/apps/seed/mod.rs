//! The applications of the seed documents.

mod registration;

apps! {
    seed__nested_models
    seed__quickstart
    seed__user_registration
}
