//! Options of a model that hold for its fields.

specs! {
    config_allow_inf_nan_false: model [] {
        Finite;

        #[model(allow_inf_nan = false)]
        struct Finite {
            x: f64,
            y: Option<f64>,
        }
    }
    config_coerce_numbers_to_str: model [] {
        Coerce;

        #[model(coerce_numbers_to_str)]
        struct Coerce {
            code: String,
            #[field(default = [])]
            tags: Vec<String>,
        }
    }
    config_hide_input: model [] {
        Hidden;

        struct Hidden {
            #[field(min_length = 8)]
            password: String,
        }
    }
    config_json_schema_extra: model [] {
        Sample;

        #[model(title = "SampleTitle", json_schema_extra = json!({"examples": [{"username": "alice_dev", "age": 28}]}))]
        struct Sample {
            #[field(min_length = 3, description = "Unique username", examples = ["alice"])]
            username: String,
            #[field(ge = 13, title = "Age in years", deprecated, json_schema_extra = json!({"x-unit": "years"}))]
            age: i64,
        }
    }
    config_str_strip: model [] {
        Strip;

        #[model(str_strip_whitespace)]
        struct Strip {
            name: String,
            email: String,
            #[field(default = "User ")]
            role: String,
            #[field(default = [])]
            tags: Vec<String>,
        }
    }
    config_str_to_lower: model [] {
        Lower;

        #[model(str_to_lower)]
        struct Lower {
            name: String,
            email: String,
            #[field(default = "User ")]
            role: String,
            #[field(default = [])]
            tags: Vec<String>,
        }
    }
    config_str_to_upper: model [] {
        Upper;

        #[model(str_to_upper)]
        struct Upper {
            name: String,
            email: String,
            #[field(default = "User ")]
            role: String,
            #[field(default = [])]
            tags: Vec<String>,
        }
    }
    config_use_enum_values: model [] {
        EnumVals;

        #[model(rename_all = "lowercase")]
        enum Mode { A, B }
        enum Level { Low = 1, High = 2 }
        struct EnumVals {
            mode: Mode,
            #[field(default = Level::Low)]
            level: Level,
        }
    }
    strict_field_mixed: model [] {
        Mixed;

        struct Mixed {
            #[field(strict)]
            a: i64,
            b: i64,
            #[field(strict, default = false)]
            c: bool,
            #[field(strict)]
            d: Option<f64>,
        }
    }
    strict_model: model [] {
        StrictUser;

        #[model(strict)]
        struct StrictUser {
            id: i64,
            name: String,
            score: f64,
            ok: bool,
            #[field(default = [])]
            tags: Vec<String>,
        }
    }
    strict_off_in_strict_model: model [] {
        Partly;

        #[model(strict)]
        struct Partly {
            a: i64,
            #[field(strict = false)]
            b: i64,
        }
    }
    config_regex_python: model [] {
        PyRe;

        struct PyRe {
            #[field(validate = is_good, json_schema_extra = json!({"pattern": GOOD}))]
            code: String,
        }
    } + {
        const GOOD: &str = r"^(?!bad)\w+$";

        /// What needs Python's engine is a function: the `regex` crate looks neither ahead nor back.
        fn is_good(code: String) -> Result<String, Rejection> {
            let word = code.strip_suffix('\n').unwrap_or(&code);
            let is_word = !word.is_empty() && word.chars().all(|char| char.is_alphanumeric() || char == '_');
            match is_word && !word.starts_with("bad") {
                true => Ok(code),
                false => Err(Rejection::known(peregrine::Code::StringPatternMismatch).with("pattern", GOOD)),
            }
        }
    }
}
