//! Answers that are sent while they are made.

conformance_runner::apps! {
    core__sse
    core__stream_bare_type
    core__stream_non_finite_floats__1
    core__stream_non_finite_floats__2
}
