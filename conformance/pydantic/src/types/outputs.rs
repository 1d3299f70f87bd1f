//! Fields that are computed, left out, or written by functions and in chosen spellings.

specs! {
    computed_fields: model [] {
        Product;

        struct Product {
            name: String,
            #[field(gt = 0)]
            price: f64,
            #[field(ge = 0, default = 1)]
            qty: i64,
        }
    } + {
        #[computed]
        impl Product {
            fn total(&self) -> f64 {
                #[expect(clippy::cast_precision_loss, reason = "as Python multiplies them")]
                let total = self.price * self.qty as f64;
                (total * 100.0).round() / 100.0
            }

            #[field(alias = "isBulk", description = "ten or more", title = "Bulk")]
            fn is_bulk(&self) -> bool {
                self.qty >= 10
            }
        }
    }
    config_ser_defaults_required: model [] {
        SerReq;

        #[model(json_schema_serialization_defaults_required)]
        struct SerReq {
            a: i64,
            #[field(default = 1)]
            b: i64,
        }
    }
    datetime_ser_ms: model [] {
        Payload;

        #[model(ser_json_temporal = "milliseconds")]
        struct Payload {
            value: peregrine::AnyDateTime,
        }
    }
    field_exclude: model [] {
        Secretive;

        struct Secretive {
            name: String,
            #[field(exclude)]
            password: String,
            #[field(default = "t", exclude)]
            token: String,
        }
    }
    field_exclude_if: model [] {
        Quiet;

        struct Quiet {
            name: String,
            #[field(default = 0, exclude_if = |n| *n == 0)]
            n: i64,
        }
    }
    field_serializer: field [serialize = two_places] { rust_decimal::Decimal } + {
        fn two_places(value: &rust_decimal::Decimal) -> String {
            format!("{:.2}", value.round_dp(2))
        }
    }
    field_serializer_datetime: field [serialize = stamp] { peregrine::AnyDateTime } + {
        fn stamp(value: &peregrine::AnyDateTime) -> String {
            value.naive.format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }
    }
    field_serializer_json_only: field [serialize = |value: &String| format!("<{value}>"), when_used = "json"] { String }
    field_serializer_when_none: field [required, serialize = quoted, when_used = "unless-none"] { Option<String> } + {
        fn quoted(value: &Option<String>) -> String {
            format!("<{}>", value.as_deref().unwrap_or("None"))
        }
    }
    field_serializer_wrap: field [serialize = |v: &peregrine::AnyDateTime| json!([v.dump()])] { peregrine::AnyDateTime }
    float_inf_nan_strings: model [] {
        Payload;

        #[model(ser_json_inf_nan = "strings")]
        struct Payload {
            value: f64,
        }
    }
    model_serializer: model [] {
        Payload;

        #[model(serialize = both)]
        struct Payload {
            value: i64,
        }
    } + {
        fn both(payload: &Payload) -> Object<'static> {
            Object::from_iter([("v", payload.value), ("twice", payload.value * 2)])
        }
    }
    plain_serializer_annotated: field [serialize = |value: &i64| format!("#{value}")] { i64 }
    serialize_bytes_forms: field [] { ByteString }
    serialize_datetime_forms: field [] { peregrine::AnyDateTime }
    serialize_decimal_forms: field [] { peregrine::AnyDecimal }
    serialize_time_forms: field [] { peregrine::AnyTime }
    serialize_timedelta_forms: field [] { chrono::TimeDelta }
}
