//! Dates, times, durations and UUIDs.

apps! {
    extra_data_types__tutorial001
}
