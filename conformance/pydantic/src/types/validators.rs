//! Validators of the user's, of fields and of models; defaults that are validated.

/// The text of a text, or the JSON of anything else.
fn text(value: &peregrine::Value) -> String {
    use peregrine::Kind as _;
    value.as_str().map_or_else(|| String::from_utf8_lossy(&value.dump_json()).into_owned(), str::to_owned)
}

specs! {
    field_validator_after: field [validate = check] { String } + {
        fn check(value: String) -> Result<String, &'static str> {
            if value.contains(' ') { Err("must not contain a space") } else { Ok(value.to_lowercase()) }
        }
    }
    field_validator_before: field [validate_before = parse] { peregrine::BigInt } + {
        fn parse(value: Value) -> Result<Value, String> {
            let Some(text) = value.as_str() else { return Ok(value) };
            let cleaned = text.trim().replace(['$', ','], "");
            match cleaned.parse::<f64>() {
                Ok(number) if number.is_finite() => Ok((number as i64).into()),
                _ => Err(format!("Cannot parse '{text}' as a number")),
            }
        }
    }
    field_validator_plain: field [validate_plain = only] { peregrine::BigInt } + {
        fn only(value: Value) -> Result<peregrine::BigInt, &'static str> {
            let is_integer = matches!(value, Value::Bool(_) | Value::Int(_) | Value::BigInt(_));
            let number = peregrine::BigInt::validate_input(&value).ok().filter(|_| is_integer);
            let number = number.and_then(|number| number.to_i128()).ok_or("Value must be an integer")?;
            (2 * number).to_string().parse().map_err(|_| "Value must be an integer")
        }
    }
    field_validator_wrap: field [ge = 0, validate_wrap = clamp] { peregrine::BigInt } + {
        fn clamp(
            value: Value,
            handler: &ValidationHandler<'_, peregrine::BigInt>,
        ) -> Result<peregrine::BigInt, Rejection> {
            if value.as_str() == Some("max") {
                return Ok("100".parse()?);
            }
            let number = handler.validate(value)?;
            if number > "100".parse()? { Err(format!("{number} is more than 100").into()) } else { Ok(number) }
        }
    }
    validator_assert: field [validate = even] { peregrine::BigInt } + {
        fn even(value: &peregrine::BigInt) -> Result<(), Rejection> {
            match value.to_i128() {
                Some(odd) if odd % 2 != 0 => Err(Rejection::assertion(format!("{odd} is not even"))),
                _ => Ok(()),
            }
        }
    }
    validator_assert_bare: field [validate = even] { i64 } + {
        fn even(value: &i64) -> Result<(), Rejection> {
            if value % 2 == 0 { Ok(()) } else { Err(Rejection::assertion("")) }
        }
    }
    validator_custom_error: field [validate = check] { String } + {
        fn check(value: &str) -> Result<(), Rejection> {
            match value {
                "root" | "admin" => {
                    let message = "The name {name} is reserved ({count} names are)";
                    Err(Rejection::custom("reserved_name", message).with("name", value.to_owned()).with("count", 2))
                }
                "x" => Err(Rejection::custom("no_ctx", "No context here")),
                _ => Ok(()),
            }
        }
    }
    validator_default_not_checked: model [] {
        Defs;

        struct Defs {
            #[field(default = "bad", validate = check)]
            name: String,
            #[field(default = 0)]
            n: i64,
        }
    } + {
        fn check(name: String) -> Result<String, &'static str> {
            if name == "bad" { Err("bad name") } else { Ok(name.to_uppercase()) }
        }
    }
    validator_each_star: field [validate = check] { String } + {
        fn check(value: &str, info: &ValidationInfo<'_>) -> Result<(), String> {
            if value == "bad" { Err(format!("{} is bad", info.field_name())) } else { Ok(()) }
        }
    }
    validator_info_data: model [] {
        Pair;

        struct Pair {
            low: i64,
            #[field(validate = above)]
            high: i64,
            #[field(default = "l")]
            label: String,
        }
    } + {
        fn above(high: &i64, info: &ValidationInfo<'_>) -> Result<(), String> {
            match info.get("low").and_then(|low| low.as_i64()) {
                Some(low) if *high <= low => Err(format!("high must be greater than low ({low})")),
                _ => Ok(()),
            }
        }
    }
    validator_known_error: field [validate = check] { peregrine::BigInt } + {
        fn check(value: &peregrine::BigInt) -> Result<(), Rejection> {
            match value.to_i128().unwrap_or(i128::MAX) {
                0 => Err(Rejection::known(peregrine::Code::IntType)),
                11.. => Err(Rejection::known(peregrine::Code::LessThanEqual).with("le", 10)),
                _ => Ok(()),
            }
        }
    }
    validator_list_whole: field [validate = normalized] { Vec<String> } + {
        fn normalized(tags: Vec<String>) -> Vec<String> {
            let mut out = Vec::new();
            for tag in tags.iter().map(|tag| tag.to_lowercase().trim().to_owned()) {
                if !tag.is_empty() && !out.contains(&tag) {
                    out.push(tag);
                }
            }
            out
        }
    }
    validator_type_error_is_500: field [validate = check] { String } + {
        fn check(value: &str) -> Result<(), Rejection> {
            match value {
                "a" => panic!("not converted"),
                "b" => panic!("no key `k`"),
                _ => Ok(()),
            }
        }
    }
    validator_use_default: field [default = 42, validate_before = check] { peregrine::BigInt } + {
        fn check(value: Value) -> Result<Value, Rejection> {
            if value.as_str() == Some("default") { Err(Rejection::use_default()) } else { Ok(value) }
        }
    }
    validator_wrap_default: field [validate_wrap = or_minus_one] { peregrine::BigInt } + {
        fn or_minus_one(
            value: Value,
            handler: &ValidationHandler<'_, peregrine::BigInt>,
        ) -> Result<peregrine::BigInt, Rejection> {
            handler.validate(value).or_else(|_| Ok("-1".parse()?))
        }
    }
    validator_list_items: field [items(validate = no_space)] { Vec<String> } + {
        fn no_space(text: String) -> Result<String, &'static str> {
            if text.contains(' ') { Err("no spaces") } else { Ok(text.to_lowercase()) }
        }
    }
    list_omit_on_error: field [omit_on_error] { Vec<peregrine::BigInt> }
    list_fail_fast: value [fail_fast] { Vec<peregrine::BigInt> }
    model_validate_default: model [] {
        Conf;

        #[model(validate_default)]
        struct Conf {
            #[field(ge = 1, default = 0)]
            port: i64,
            #[field(default = 5)]
            name: String,
        }
    }
    model_validator_after: model [] {
        Pass;

        #[model(validate = Self::same)]
        struct Pass {
            #[field(min_length = 8)]
            password: String,
            confirm: String,
        }
    } + {
        impl Pass {
            fn same(&self) -> Result<(), &'static str> {
                if self.password == self.confirm { Ok(()) } else { Err("passwords must match") }
            }
        }
    }
    model_validator_after_custom: model [] {
        Dates;

        #[model(validate = Self::order)]
        struct Dates {
            start: chrono::NaiveDate,
            end: chrono::NaiveDate,
        }
    } + {
        impl Dates {
            fn order(&self) -> Result<(), Rejection> {
                if self.start < self.end {
                    return Ok(());
                }
                let order = Rejection::custom("date_order", "start {start} is not before {end}");
                Err(order.with("start", self.start.to_string()).with("end", self.end.to_string()))
            }
        }
    }
    model_validator_before: model [] {
        Flex;

        #[model(validate_before = norm)]
        struct Flex {
            name: String,
            value: f64,
        }
    } + {
        fn norm(mut data: Value) -> Result<Value, &'static str> {
            match &mut data {
                Value::Str(text) => match text.split(':').collect::<Vec<_>>()[..] {
                    [name, value] => Ok(json!({"name": name.trim(), "value": value.trim()})),
                    _ => Err("String input must be 'name:value' format"),
                },
                Value::Array(items) => match &items[..] {
                    [name, value] => Ok(json!({"name": super::text(name), "value": value})),
                    _ => Err("Sequence must have exactly 2 elements"),
                },
                Value::Object(object) => {
                    if let (false, Some(label)) = (object.contains("name"), object.remove("label")) {
                        object.insert("name", label);
                    }
                    Ok(data)
                }
                _ => Ok(data),
            }
        }
    }
    model_validator_order: model [] {
        Ordered;

        #[model(validate_before = [Self::first, Self::second], validate = [Self::third, Self::fourth])]
        struct Ordered {
            #[field(validate = Self::append_three)]
            a: String,
            #[field(default = "b")]
            b: String,
        }
    } + {
        impl Ordered {
            fn first(data: Value) -> Value {
                appended(data, '1')
            }

            fn second(data: Value) -> Value {
                appended(data, '2')
            }

            fn append_three(text: String) -> String {
                text + "3"
            }

            fn third(self) -> Self {
                Self { a: self.a + "4", ..self }
            }

            fn fourth(self) -> Self {
                Self { a: self.a + "5", ..self }
            }
        }

        fn appended(mut data: Value, letter: char) -> Value {
            if let Value::Object(object) = &mut data {
                let text = object.get("a").map(super::text).unwrap_or_default();
                object.insert("a", format!("{text}{letter}"));
            }
            data
        }
    }
    model_validator_wrap: model [] {
        Wrapped;

        #[model(validate_wrap = Self::around)]
        struct Wrapped {
            a: i64,
        }
    } + {
        impl Wrapped {
            fn around(data: Value, handler: &ValidationHandler<'_, Self>) -> Result<Self, Rejection> {
                if data == json!({"magic": true}) {
                    return Ok(Self { a: 42 });
                }
                let out = handler.validate(data)?;
                if out.a > 100 { Err("a is too large".into()) } else { Ok(out) }
            }
        }
    }
    model_validators_nested_loc: model [] {
        Outer;

        #[model(validate = Self::pos)]
        struct Inner {
            a: i64,
        }
        struct Outer {
            inner: Inner,
            #[field(default = [])]
            items: Vec<Inner>,
        }
    } + {
        impl Inner {
            fn pos(&self) -> Result<(), &'static str> {
                if self.a < 0 { Err("a must not be negative") } else { Ok(()) }
            }
        }
    }
}
