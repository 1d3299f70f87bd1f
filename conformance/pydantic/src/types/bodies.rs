//! Bodies that are no model.

specs! {
    body_dict_str_int: model [] { Map<String, i64> }
    body_int: model [] { i64 }
    body_int_ge_embed: model [ge = 1, embed] { i64 }
    body_list_int: model [] { Vec<i64> }
    body_list_models: model [] {
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
    body_optional_model: model [] {
        Option<Address>;

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
    body_str: model [] { String }
}
