//! Applications made for the corpus: every type in every place.

apps! {
    lab__json
}
