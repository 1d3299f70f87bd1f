/// Where a date or a datetime must lie, seen from the moment of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before now; a date before today.
    Past,
    /// After now; a date after today.
    Future,
}

/// Whether a datetime says its offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timezone {
    /// It must.
    Aware,
    /// It must not.
    Naive,
}

/// What a number counts that stands for a moment: the time since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TemporalUnit {
    /// Seconds, or beyond 20,000,000,000 milliseconds.
    #[default]
    Infer,
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}
