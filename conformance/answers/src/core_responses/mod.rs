//! FastAPI's own tests of answers.

mod json_api;

conformance_runner::apps! {
    core__additional_response_extra
    core__additional_responses_custom_model_in_callback
    core__additional_responses_custom_validationerror
    core__additional_responses_response_class
    core__additional_responses_union_duplicate_anyof
    core__computed_fields__1
    core__computed_fields__2
    core__computed_fields__3
    core__computed_fields__4
    core__default_response_class
    core__default_response_class_router
    core__deprecated_responses__fn
    core__filter_pydantic_sub_model_pv2__fn
    core__read_with_orm_mode__fn
    core__response_by_alias
    core__response_change_status_code
    core__response_class_no_mediatype
    core__response_model_default_factory
    core__return_none_stringified_annotations__fn
    core__serialize_response
    core__serialize_response_dataclass
    core__serialize_response_model
    core__validate_response_dataclass
    core__validate_response_recursive
}
