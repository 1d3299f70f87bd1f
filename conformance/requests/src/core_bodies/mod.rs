//! Bodies: maps, several models, media types.

conformance_runner::apps! {
    core__additional_properties
    core__additional_properties_bool
    core__body_alias_choices__1
    core__body_alias_choices__3
    core__body_alias_choices__4
    core__infer_param_optionality
    core__modules_same_name_body
    core__multi_body_errors
    core__nested_annotated_in_sequence
    core__request_body_parameters_media_type
    core__required_noneable
    core__typing_python39__1
    core__typing_python39__2
    core__union_body
    core__union_body_discriminator__fn
    core__union_body_discriminator_annotated__fn
}
