//! Hello world.

apps! {
    first_steps__tutorial001
    first_steps__tutorial003
}
