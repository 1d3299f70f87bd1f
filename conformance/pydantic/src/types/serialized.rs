//! How values are written.

specs! {
    serialize_float: field [] { f64 }
    serialize_str_escapes: field [] { String }
    serialize_bytes_forms: field [] { ByteString }
    serialize_datetime_forms: field [] { peregrine::AnyDateTime }
    serialize_decimal_forms: field [] { peregrine::AnyDecimal }
    serialize_time_forms: field [] { peregrine::AnyTime }
    serialize_timedelta_forms: field [] { chrono::TimeDelta }
}
