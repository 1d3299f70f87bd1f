//! Literals: enums whose values stand where they are used.

specs! {
    literal_bool_none: value [] {
        BoolNone;

        #[model(literal)]
        enum BoolNone {
            #[field(value = true)]
            Yes,
            #[field(value = null)]
            None,
            #[field(value = "x")]
            X,
        }
    }
    literal_default: value [default = AddressKind::Home] {
        AddressKind;

        #[model(literal, rename_all = "lowercase")]
        enum AddressKind { Home, Work, Billing, Shipping }
    }
    literal_int: value [] {
        Priority;

        #[model(literal)]
        enum Priority { One = 1, Two = 2, Three = 3 }
    }
    literal_mixed: value [] {
        Priority;

        #[model(literal, rename_all = "lowercase")]
        enum Priority { One = 1, Two = 2, Three = 3, High, Medium, Low }
    }
    literal_quote: value [] {
        Quotes;

        #[model(literal)]
        enum Quotes {
            #[field(value = "it's")]
            Single,
            #[field(value = r#"say "hi""#)]
            Double,
            #[field(value = r"back\slash")]
            Backslash,
            #[field(value = "é")]
            Accent,
        }
    }
    literal_single: value [] {
        Country;

        #[model(literal)]
        enum Country {
            #[field(value = "US")]
            UnitedStates,
        }
    }
    literal_str: value [] {
        Role;

        #[model(literal, rename_all = "lowercase")]
        enum Role { Admin, User, Moderator }
    }
    dict_literal_keys: field [] {
        Map<Letter, i128>;

        #[derive(PartialEq, Eq, Hash)]
        #[model(literal, rename_all = "lowercase")]
        enum Letter { A, B }
    }
}
