//! Unions, and unions whose member is told by a tag.

specs! {
    list_union_int_str: value [] {
        Vec<IntOrStr>;

        enum IntOrStr { Int(i64), Str(String) }
    }
    optional_nested_union: value [] {
        Option<IntOrStr>;

        enum IntOrStr { Int(i64), Str(String) }
    }
    union_dict_list: field [] {
        DictOrList;

        enum DictOrList { Dict(Map<String, i64>), List(Vec<i64>) }
    }
    union_enum_str: value [] {
        StatusOrStr;

        #[model(rename_all = "lowercase")]
        enum Status { Active, Inactive, Pending }

        enum StatusOrStr { Status(Status), Str(String) }
    }
    union_float_bool: value [] {
        FloatOrBool;

        enum FloatOrBool { Float(f64), Bool(bool) }
    }
    union_float_int: value [] {
        FloatOrInt;

        enum FloatOrInt { Float(f64), Int(i64) }
    }
    union_int_bool_str: value [] {
        IntOrBoolOrStr;

        enum IntOrBoolOrStr { Int(i64), Bool(bool), Str(String) }
    }
    union_int_constrained_str: value [] {
        IntOrStr;

        enum IntOrStr {
            #[field(ge = 10)]
            Int(i64),
            #[field(min_length = 5)]
            Str(String),
        }
    }
    union_int_float: value [] {
        IntOrFloat;

        enum IntOrFloat { Int(i64), Float(f64) }
    }
    union_int_str: value [] {
        IntOrStr;

        enum IntOrStr { Int(i64), Str(String) }
    }
    union_left_to_right: value [] {
        IntOrStr;

        #[model(union_mode = "left_to_right")]
        enum IntOrStr { Int(i64), Str(String) }
    }
    union_left_to_right_str_first: value [] {
        StrOrInt;

        #[model(union_mode = "left_to_right")]
        enum StrOrInt { Str(String), Int(i64) }
    }
    union_list_int_list_str: value [] {
        Lists;

        enum Lists { Ints(Vec<i64>), Strs(Vec<String>) }
    }
    union_model_dict: field [] {
        CatOrDict;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i64,
        }

        enum CatOrDict { Cat(Cat), Dict(Map<String, Value>) }
    }
    union_model_scalar_list: field [] {
        CatOrIntOrCats;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i64,
        }

        enum CatOrIntOrCats { Cat(Cat), Int(i64), Cats(Vec<Cat>) }
    }
    union_models: field [] {
        CatOrDog;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i64,
        }

        struct Dog { name: String, breed: String }

        enum CatOrDog { Cat(Cat), Dog(Dog) }
    }
    union_models_forbid: field [] {
        CatOrDog;

        #[model(extra = "forbid")]
        struct StrictCat {
            name: String,
            #[field(default = 9)]
            lives: i64,
        }

        #[model(extra = "forbid")]
        struct StrictDog {
            name: String,
            #[field(default = "mutt")]
            breed: String,
        }

        enum CatOrDog { Cat(StrictCat), Dog(StrictDog) }
    }
    union_models_nested_count: field [] {
        Boxes;

        struct Small {
            x: i64,
            #[field(default = 0)]
            y: i64,
        }

        struct BoxA {
            item: Small,
            #[field(default = "a")]
            tag: String,
        }

        struct Big {
            x: i64,
            #[field(default = 0)]
            y: i64,
            #[field(default = 0)]
            z: i64,
        }

        struct BoxB {
            item: Big,
            #[field(default = "b")]
            label: String,
        }

        enum Boxes { A(BoxA), B(BoxB) }
    }
    union_str_int: value [] {
        StrOrInt;

        enum StrOrInt { Str(String), Int(i64) }
    }
}
