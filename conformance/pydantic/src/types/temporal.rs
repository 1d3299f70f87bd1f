//! Dates, times, datetimes and durations, of `chrono` where its types hold all that is valid.

specs! {
    date_future: value [when = "future"] { chrono::NaiveDate }
    date_ge_le: value [ge = "2024-01-01", le = "2024-12-31"] { chrono::NaiveDate }
    date_gt_lt: value [gt = "2024-01-01", lt = "2024-12-31"] { chrono::NaiveDate }
    date_plain: value [] { chrono::NaiveDate }
    date_strict: value [strict] { chrono::NaiveDate }
    datetime_aware: value [] { chrono::DateTime<chrono::FixedOffset> }
    datetime_future: value [when = "future"] { peregrine::AnyDateTime }
    datetime_ge_lt_aware: value [ge = "2024-01-01T00:00:00Z", lt = "2025-01-01T00:00:00Z"] { peregrine::AnyDateTime }
    datetime_naive: value [] { chrono::NaiveDateTime }
    datetime_past: value [when = "past"] { peregrine::AnyDateTime }
    datetime_plain: value [] { peregrine::AnyDateTime }
    time_ge_le: value [ge = "09:00:00", le = "17:00:00"] { peregrine::AnyTime }
    time_plain: value [] { peregrine::AnyTime }
    time_strict: value [strict] { peregrine::AnyTime }
    timedelta_le_1_day: value [le = 86400] { chrono::TimeDelta }
    timedelta_plain: value [] { chrono::TimeDelta }
    datetime_unit_ms: model [] {
        Payload;

        #[model(val_temporal_unit = "milliseconds")]
        struct Payload {
            value: peregrine::AnyDateTime,
        }
    }
}
