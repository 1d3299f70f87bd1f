//! Values that may be `null`.

specs! {
    optional_bool_none: value [] { Option<bool> }
    optional_float_ge_0: value [ge = 0] { Option<f64> }
    optional_int_ge_1: value [ge = 1, default = Some(5)] { Option<i128> }
    optional_int_none: value [] { Option<i128> }
    optional_list_str_none: value [max_length = 3] { Option<Vec<String>> }
    optional_model_none: field [] {
        Option<Item>;

        struct Item {
            id: i64,
            name: String,
        }
    }
    optional_str_none: value [] { Option<String> }
    optional_str_required: value [required] { Option<String> }
    missing_sentinel: field [exclude_if = Patch::is_unset] { Patch<i64> }
}
