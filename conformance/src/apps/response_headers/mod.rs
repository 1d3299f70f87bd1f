//! Headers that a handler adds.

apps! {
    response_headers__tutorial002
}
