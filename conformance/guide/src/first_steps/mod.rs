//! Hello world.

conformance_runner::apps! {
    first_steps__tutorial001
    first_steps__tutorial003
}
