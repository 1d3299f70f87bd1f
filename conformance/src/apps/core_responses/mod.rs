//! FastAPI's own tests of answers.

apps! {
    core__additional_response_extra
    core__computed_fields__1
    core__computed_fields__2
    core__computed_fields__4
    core__filter_pydantic_sub_model_pv2__fn
    core__response_model_default_factory
    core__return_none_stringified_annotations__fn
    core__serialize_response
    core__serialize_response_dataclass
    core__serialize_response_model
    core__validate_response_recursive
}
