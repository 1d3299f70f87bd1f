//! Names on the wire that are not those of the fields.

specs! {
    alias_forbid_by_name: model [] {
        ApiForbidBoth;

        #[model(extra = "forbid", populate_by_name)]
        struct ApiForbidBoth {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
    alias_forbid_extra: model [] {
        ApiForbid;

        #[model(extra = "forbid")]
        struct ApiForbid {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
    alias_generator_camel: model [] {
        Camel;

        #[model(rename_all = "camelCase", populate_by_name)]
        struct Camel {
            user_id: i64,
            first_name: String,
            #[field(default = true)]
            is_ok_2: bool,
            #[field(default = 0)]
            x: i64,
        }
    }
    alias_populate_by_name: model [] {
        ApiByName;

        #[model(populate_by_name)]
        struct ApiByName {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
    alias_simple: model [] {
        Api;

        struct Api {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
}
