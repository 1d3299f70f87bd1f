//! Applications made for the corpus: every type in every place.

mod every_type;
mod models_configured;
mod models_unions;
mod responses_values;

conformance_runner::apps! {
    lab__body_types
    lab__form_types
    lab__header_types
    lab__json
    lab__models
    lab__query_types
    lab__responses
}
