//! Answers checked against their model.

apps! {
    core__additional_response_extra
    core__return_none_stringified_annotations__fn
    core__serialize_response
    core__validate_response_recursive
}
