//! Applications that are mounted in others.

apps! {
    sub_applications__tutorial001
}
