//! Further answers in the document.

apps! {
    additional_responses__tutorial001
}
