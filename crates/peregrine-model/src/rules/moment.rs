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
