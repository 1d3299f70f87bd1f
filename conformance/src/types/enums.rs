//! Enums of texts and of integers.

specs! {
    enum_default: value [default = Status::Active] {
        Status;

        #[model(rename_all = "lowercase")]
        enum Status { Active, Inactive, Pending }
    }
    enum_int: value [] {
        Level;

        enum Level { Low = 1, Medium = 2, High = 3 }
    }
    enum_int_intenum: value [] {
        Prio;

        enum Prio { Low = 1, High = 10 }
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
