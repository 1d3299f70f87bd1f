//! Lists.

specs! {
    default_factory_list: field [default_factory = || vec![1, 2]] { Vec<i64> }
    default_list: value [default = []] { Vec<String> }
    list_any: value [] { Vec<Value> }
    list_any_max_2: value [max_length = 2] { Vec<Value> }
    list_constrained_items: value [items(ge = 0, le = 100)] { Vec<i64> }
    list_enum: value [] {
        Vec<Color>;

        #[model(rename_all = "lowercase")]
        enum Color { Red, Green, Blue }
    }
    list_float: value [] { Vec<f64> }
    list_int: value [] { Vec<i64> }
    list_int_1_3: value [min_length = 1, max_length = 3] { Vec<i64> }
    list_list_int: field [items(max_length = 2)] { Vec<Vec<i64>> }
    list_of_models: field [min_length = 1, max_length = 2] {
        Vec<Address>;

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
    list_str: value [] { Vec<String> }
    list_str_len_items: value [max_length = 4, items(strip_whitespace, min_length = 1, max_length = 3)] { Vec<String> }
    list_str_min_2: value [min_length = 2] { Vec<String> }
    list_strict: value [strict] { Vec<i64> }
    list_uuid: value [] { Vec<uuid::Uuid> }
    sequence_int: value [] { peregrine::Sequence<i64> }
    sequence_str: value [] { peregrine::Sequence<String> }
}
