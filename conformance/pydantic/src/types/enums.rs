//! Enums of texts, of numbers and of both.

specs! {
    enum_default: value [default = Status::Active] {
        Status;

        #[model(rename_all = "lowercase")]
        enum Status { Active, Inactive, Pending }
    }
    enum_float: value [] {
        Ratio;

        enum Ratio {
            #[field(value = 0.5)]
            Half,
            #[field(value = 1.0)]
            Full,
        }
    }
    enum_int: value [] {
        Level;

        enum Level { Low = 1, Medium = 2, High = 3 }
    }
    enum_int_intenum: value [] {
        Prio;

        enum Prio { Low = 1, High = 10 }
    }
    enum_missing_hook: value [] {
        Sloppy;

        #[model(rename_all = "lowercase", missing = |value| match value.as_str()?.to_lowercase().as_str() {
            "y" => Some(Sloppy::Yes),
            "n" => Some(Sloppy::No),
            _ => None,
        })]
        enum Sloppy { Yes, No }
    }
    enum_plain_mixed: value [] {
        Mixed;

        enum Mixed {
            #[field(value = "a")]
            A,
            One = 1,
            #[field(value = 0.5)]
            Half,
            #[field(value = true)]
            Yes,
        }
    }
    enum_single: value [] {
        Only;

        enum Only {
            #[field(value = "x")]
            X,
        }
    }
    enum_str: value [] {
        Status;

        #[model(rename_all = "lowercase")]
        enum Status { Active, Inactive, Pending }
    }
    enum_use_values_default: field [default = Status::Pending] {
        Status;

        #[model(rename_all = "lowercase")]
        enum Status { Active, Inactive, Pending }
    }
}
