//! Pages of other origins.

apps! {
    cors__tutorial001
}
