//! Unions, and unions whose member is told by a tag.

specs! {
    list_union_int_str: value [] {
        Vec<IntOrStr>;

        enum IntOrStr { Int(i128), Str(String) }
    }
    optional_nested_union: value [] {
        Option<IntOrStr>;

        enum IntOrStr { Int(i128), Str(String) }
    }
    union_dict_list: field [] {
        DictOrList;

        enum DictOrList { Dict(Map<String, i128>), List(Vec<i128>) }
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

        enum FloatOrInt { Float(f64), Int(i128) }
    }
    union_int_bool_str: value [] {
        IntOrBoolOrStr;

        enum IntOrBoolOrStr { Int(i128), Bool(bool), Str(String) }
    }
    union_int_constrained_str: value [] {
        IntOrStr;

        enum IntOrStr {
            #[field(ge = 10)]
            Int(i128),
            #[field(min_length = 5)]
            Str(String),
        }
    }
    union_int_float: value [] {
        IntOrFloat;

        enum IntOrFloat { Int(i128), Float(f64) }
    }
    union_int_str: value [] {
        IntOrStr;

        enum IntOrStr { Int(i128), Str(String) }
    }
    union_left_to_right: value [] {
        IntOrStr;

        #[model(union_mode = "left_to_right")]
        enum IntOrStr { Int(i128), Str(String) }
    }
    union_left_to_right_str_first: value [] {
        StrOrInt;

        #[model(union_mode = "left_to_right")]
        enum StrOrInt { Str(String), Int(i128) }
    }
    union_list_int_list_str: value [] {
        Lists;

        enum Lists { Ints(Vec<i128>), Strs(Vec<String>) }
    }
    union_model_dict: field [] {
        CatOrDict;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i128,
        }

        enum CatOrDict { Cat(Cat), Dict(Map<String, Value>) }
    }
    union_model_scalar_list: field [] {
        CatOrIntOrCats;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i128,
        }

        enum CatOrIntOrCats { Cat(Cat), Int(i128), Cats(Vec<Cat>) }
    }
    union_models: field [] {
        CatOrDog;

        struct Cat {
            name: String,
            #[field(ge = 0, default = 9)]
            lives: i128,
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
            lives: i128,
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
            x: i128,
            #[field(default = 0)]
            y: i128,
        }

        struct BoxA {
            item: Small,
            #[field(default = "a")]
            tag: String,
        }

        struct Big {
            x: i128,
            #[field(default = 0)]
            y: i128,
            #[field(default = 0)]
            z: i128,
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

        enum StrOrInt { Str(String), Int(i128) }
    }
    union_literal_int: value [] {
        ModeOrInt;

        #[model(literal, rename_all = "lowercase")]
        enum Mode { Auto, None }

        enum ModeOrInt { Mode(Mode), Int(i128) }
    }
    body_tagged_union: model [] {
        Pet;

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        struct KCat { kind: CatKind, name: String }

        struct KDog { kind: DogKind, name: String, breed: String }

        #[model(discriminator = "kind")]
        enum Pet { Cat(KCat), Dog(KDog) }
    }
    tagged_union_alias: field [] {
        Pet;

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        struct ACat {
            #[field(alias = "type")]
            kind: CatKind,
            name: String,
        }

        struct ADog {
            #[field(alias = "type")]
            kind: DogKind,
            name: String,
        }

        #[model(discriminator = "kind")]
        enum Pet { Cat(ACat), Dog(ADog) }
    }
    tagged_union_list: field [] {
        Vec<Pet>;

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        struct KCat {
            kind: CatKind,
            name: String,
            #[field(default = 9)]
            lives: i64,
        }

        struct KDog { kind: DogKind, name: String, breed: String }

        #[model(discriminator = "kind")]
        enum Pet { Cat(KCat), Dog(KDog) }
    }
    tagged_union_optional: field [] {
        Option<Pet>;

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        struct KCat {
            kind: CatKind,
            name: String,
            #[field(default = 9)]
            lives: i64,
        }

        struct KDog { kind: DogKind, name: String, breed: String }

        #[model(discriminator = "kind")]
        enum Pet { Cat(KCat), Dog(KDog) }
    }
    tagged_union_str: field [] {
        Pet;

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        #[model(literal, rename_all = "lowercase")]
        enum LizardKind { Lizard, Reptile }

        struct KCat {
            kind: CatKind,
            name: String,
            #[field(default = 9)]
            lives: i64,
        }

        struct KDog { kind: DogKind, name: String, breed: String }

        struct KLizard {
            kind: LizardKind,
            name: String,
            #[field(default = 0)]
            scales: i64,
        }

        #[model(discriminator = "kind")]
        enum Pet { Cat(KCat), Dog(KDog), Lizard(KLizard) }
    }
    union_date_datetime: value [] {
        DateOrDateTime;

        enum DateOrDateTime { Date(chrono::NaiveDate), DateTime(peregrine::AnyDateTime) }
    }
    union_datetime_date_str: value [] {
        DateTimeOrDateOrStr;

        enum DateTimeOrDateOrStr { DateTime(peregrine::AnyDateTime), Date(chrono::NaiveDate), Str(String) }
    }
    union_decimal_float: value [] {
        DecimalOrFloat;

        enum DecimalOrFloat { Decimal(peregrine::AnyDecimal), Float(f64) }
    }
    union_uuid_str: value [] {
        UuidOrStr;

        enum UuidOrStr { Uuid(uuid::Uuid), Str(String) }
    }
}
