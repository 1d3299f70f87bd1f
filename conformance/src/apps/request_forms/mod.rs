//! The fields of a form.

apps! {
    request_forms__tutorial001
    request_forms__tutorial002
}
