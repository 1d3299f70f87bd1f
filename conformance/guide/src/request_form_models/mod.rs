//! Models whose fields are those of a form.

conformance_runner::apps! {
    request_form_models__tutorial001
    request_form_models__tutorial002
    request_form_models__tutorial003
    request_form_models__tutorial005
    request_form_models__tutorial007
}
