//! Dates, times, durations and UUIDs.

conformance_runner::apps! {
    extra_data_types__tutorial001
}
