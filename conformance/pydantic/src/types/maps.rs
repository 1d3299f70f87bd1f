//! Maps.

specs! {
    dict_any: field [] { Map<String, Value> }
    dict_bool_int: field [] { Map<bool, i64> }
    dict_enum_keys: field [] {
        Map<Color, i64>;

        #[derive(PartialEq, Eq, Hash)]
        #[model(rename_all = "lowercase")]
        enum Color { Red, Green, Blue }
    }
    dict_int_str: field [] { Map<i64, String> }
    dict_key_len_value_ge: field [key(min_length = 2, max_length = 3), value(ge = 2)] { Map<String, i64> }
    dict_key_pattern: field [key(pattern = "^[a-z]+$")] { Map<String, i64> }
    dict_nested: field [] { Map<String, Map<String, i64>> }
    dict_of_models: field [] {
        Map<String, Address>;

        struct Address {
            #[field(min_length = 1)]
            street: String,
            city: String,
            #[field(pattern = r"^\d{5}$")]
            zip_code: String,
            #[field(default = "US")]
            country: String,
        }
    }
    dict_str_int: field [] { Map<String, i64> }
    dict_str_list_int: field [value(max_length = 2)] { Map<String, Vec<i64>> }
    dict_str_str: field [] { Map<String, String> }
    dict_date_keys: field [] { Map<chrono::NaiveDate, i64> }
    dict_literal_keys: field [] {
        Map<Letter, i64>;

        #[derive(PartialEq, Eq, Hash)]
        #[model(literal, rename_all = "lowercase")]
        enum Letter { A, B }
    }
    dict_uuid_keys: field [] { Map<uuid::Uuid, i64> }
    dict_float_int: field [] { Map<peregrine::OrderedFloat, i64> }
}
