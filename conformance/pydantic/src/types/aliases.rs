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
    alias_allow_extra: model [] {
        ApiAllow;

        #[model(extra = "allow")]
        struct ApiAllow {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
            #[field(extra)]
            others: Map<String, Value>,
        }
    }
    alias_both: model [] {
        Both;

        struct Both {
            #[field(validation_alias = "in_total", serialization_alias = "outTotal")]
            total: f64,
            #[field(alias = "nm", serialization_alias = "title")]
            name: String,
        }
    }
    alias_choices: model [] {
        Choice;

        struct Choice {
            #[field(validation_alias("name", "fullName", "nm"))]
            name: String,
            #[field(default = 0, validation_alias("age", "years"))]
            age: i64,
        }
    }
    alias_choices_path: model [] {
        CP;

        struct CP {
            #[field(validation_alias("id", path("meta", "id")))]
            id: i64,
        }
    }
    alias_loc_by_name: model [] {
        ApiLoc;

        #[model(loc_by_alias = false)]
        struct ApiLoc {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
    alias_path: model [] {
        PathModel;

        struct PathModel {
            #[field(validation_alias(path("names", 0)))]
            first: String,
            #[field(default = "none", validation_alias(path("names", 1)))]
            second: String,
            #[field(default = "?", validation_alias(path("address", "city")))]
            city: String,
        }
    }
    alias_serialization_only: model [] {
        Ser;

        struct Ser {
            #[field(serialization_alias = "totalPrice")]
            total: f64,
            #[field(default = 0, serialization_alias = "N")]
            n: i64,
        }
    }
    alias_validate_by_name_only: model [] {
        ApiName;

        #[model(validate_by_name = true, validate_by_alias = false)]
        struct ApiName {
            #[field(alias = "itemId")]
            item_id: i64,
            #[field(alias = "itemName")]
            item_name: String,
            #[field(default = true, alias = "isAvailable")]
            is_available: bool,
        }
    }
    alias_validation_only: model [] {
        Val;

        struct Val {
            #[field(validation_alias = "total_price")]
            total: f64,
            #[field(default = 0, validation_alias = "count")]
            n: i64,
        }
    }
    extra_allow: model [] {
        Allow;

        #[model(extra = "allow")]
        struct Allow {
            name: String,
            #[field(default = 0)]
            n: i64,
            #[field(extra)]
            others: Map<String, Value>,
        }
    }
    extra_allow_typed: model [] {
        AllowInt;

        #[model(extra = "allow")]
        struct AllowInt {
            name: String,
            #[field(extra)]
            others: Map<String, i64>,
        }
    }
}
