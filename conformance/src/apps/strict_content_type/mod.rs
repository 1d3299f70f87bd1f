//! Bodies that are not announced as JSON.

apps! {
    strict_content_type__tutorial001
}
