//! What FastAPI tests apart: types of one’s own, wrapped functions.

conformance_runner::apps! {
    core__arbitrary_types__fn
    core__datetime_custom_encoder__fn
    core__inherited_custom_class__fn
    core__stringified_annotations_simple__fn
    core__wrapped_method_forward_reference__fn
}
