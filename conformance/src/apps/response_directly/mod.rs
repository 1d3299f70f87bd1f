//! Answers that the handler makes itself.

apps! {
    response_directly__tutorial002
}
