//! Enums without data: one value out of a fixed list.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::schema::ModelKey;
use crate::{Exactness, Failed, Generator, Input, Schema, Validation, Value};

/// The value that stands for a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Text.
    Text(&'static str),
    /// A number.
    Int(i64),
}

/// The facts about an enum without data.
#[derive(Debug, Clone, Copy)]
pub struct ChoiceInfo {
    /// The name of the type.
    pub name: &'static str,
    /// The path of the module that declares it.
    pub module: &'static str,
    /// The title in the schema, if it isn't the name.
    pub title: Option<&'static str>,
    /// The description in the schema.
    pub description: &'static str,
    /// Whether it stands for a literal: its values stand where it is used, without a component, and are taken exactly.
    pub is_literal: bool,
    /// The values of the variants in order.
    pub choices: &'static [Choice],
}

impl ChoiceInfo {
    fn find(&self, matches: impl Fn(&Choice) -> bool) -> Option<usize> {
        self.choices.iter().position(matches)
    }

    fn find_text(&self, text: &str) -> Option<usize> {
        self.find(|choice| matches!(choice, Choice::Text(known) if *known == text))
    }

    fn find_int(&self, value: i64) -> Option<usize> {
        self.find(|choice| *choice == Choice::Int(value))
    }

    /// What stands for the enum in the place of an issue, if it is a member of a union.
    #[must_use]
    pub fn label(&self) -> String {
        if self.is_literal {
            let values: Vec<_> =
                self.choices.iter().map(|choice| crate::input::python_repr(&choice.to_value())).collect();
            return format!("literal[{}]", values.join(","));
        }
        let base = match (self.is_of_texts(), self.is_of_integers()) {
            (true, _) => "str-",
            (_, true) => "int-",
            _ => "",
        };
        format!("{base}enum[{}]", self.name)
    }

    fn is_of_texts(&self) -> bool {
        self.choices.iter().all(|choice| matches!(choice, Choice::Text(_)))
    }

    fn issue<'a>(&self, code: Code, input: &'a Input<'a>) -> Issue<'a> {
        Issue::new(code, input).with("expected", Parameter::Text(Cow::Owned(self.expected())))
    }

    fn is_of_integers(&self) -> bool {
        self.choices.iter().all(|choice| matches!(choice, Choice::Int(_)))
    }

    /// The integer that the input is taken for, if pydantic-core can't look it up since it doesn't fit 64 bits.
    fn too_large(&self, input: &Input<'_>) -> Option<String> {
        let is_looked_up = match input {
            Input::BigInt(_) => self.choices.iter().any(|choice| matches!(choice, Choice::Int(_))),
            Input::Str(_) => self.is_of_integers(),
            _ => false,
        };
        if is_looked_up { crate::kind::digits_beyond_64_bits(input) } else { None }
    }

    /// The values as Python literals: `'a', 'b' or 3`.
    fn expected(&self) -> String {
        let mut words = String::new();
        for (index, choice) in self.choices.iter().enumerate() {
            if index > 0 {
                words.push_str(if index + 1 == self.choices.len() { " or " } else { ", " });
            }
            match choice {
                Choice::Text(text) => words.push_str(&crate::input::python_repr(&Input::from(*text))),
                Choice::Int(value) => {
                    let _ = write!(words, "{value}");
                }
            }
        }
        words
    }
}

/// The fast pass: the index of the variant.
///
/// # Errors
/// The complete pass must decide.
pub fn read_choice(reader: &mut Reader<'_>, info: &ChoiceInfo) -> Result<usize, Bail> {
    match reader.peek() {
        Some(b'"') => info.find_text(&reader.string()?).ok_or(Bail),
        _ => info.find_int(reader.integer()?).ok_or(Bail),
    }
}

/// The fast pass over one text: the index of the variant.
///
/// # Errors
/// The complete pass must decide.
pub fn read_choice_text(text: &str, info: &ChoiceInfo) -> Result<usize, Bail> {
    info.find_text(text).ok_or(Bail)
}

/// The complete pass: the index of the variant.
///
/// # Errors
/// The input is none of the values; that was recorded.
pub fn validate_choice<'a>(
    input: &'a Input<'a>,
    info: &ChoiceInfo,
    state: &mut Validation<'a>,
) -> Result<usize, Failed> {
    if info.is_literal {
        return find(input, info).ok_or_else(|| state.record(info.issue(Code::LiteralError, input)));
    }
    state.loosen(Exactness::Lax);
    find(input, info).ok_or_else(|| {
        if let Some(digits) = info.too_large(input) {
            return state.record(Issue::new(Code::IntParsingSize, input).with_input(Input::BigInt(digits.into())));
        }
        state.record(info.issue(Code::Enum, input))
    })
}

/// An enum of integers accepts what an integer accepts; any other the exact value, numbers by Python's equality.
fn find(input: &Input<'_>, info: &ChoiceInfo) -> Option<usize> {
    match input {
        Input::Str(text) => info.find_text(text).or_else(|| {
            if info.is_of_integers() && !info.is_literal { info.find_int(lax_integer(input)?) } else { None }
        }),
        Input::Int(_) | Input::Float(_) | Input::Bool(_) => info.find_int(lax_integer(input)?),
        _ => None,
    }
}

fn lax_integer(input: &Input<'_>) -> Option<i64> {
    <i64 as crate::Kind>::validate_input(input).ok()
}

/// Writes the value of a variant.
pub fn write_choice(choice: Choice, writer: &mut Writer) {
    match choice {
        Choice::Text(text) => writer.string(text),
        Choice::Int(value) => writer.integer(value),
    }
}

/// The values of a literal, or the reference to the enum's component.
pub fn choice_schema(info: &'static ChoiceInfo, generator: &mut Generator) -> Schema {
    if info.is_literal {
        return values_schema(info);
    }
    let key = ModelKey { name: info.name.into(), module: info.module };
    generator.component(key, |_| {
        let mut schema = values_schema(info);
        schema.set("title", info.title.unwrap_or(info.name));
        if !info.description.is_empty() {
            schema.set("description", info.description);
        }
        schema
    })
}

/// The values, with their type if they are alike. The only value of a literal is a constant.
fn values_schema(info: &ChoiceInfo) -> Schema {
    let mut schema = Schema::any();
    if info.is_of_integers() {
        schema.set("type", "integer");
    } else if info.is_of_texts() {
        schema.set("type", "string");
    }
    match info.choices {
        [only] if info.is_literal => schema.set("const", only.to_value()),
        choices => schema.set("enum", Value::Array(choices.iter().map(|choice| choice.to_value()).collect())),
    }
    schema
}

impl Choice {
    pub(super) fn to_value(self) -> Value {
        match self {
            Self::Text(text) => text.into(),
            Self::Int(value) => value.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: ChoiceInfo = ChoiceInfo {
        name: "Level",
        module: "",
        title: None,
        description: "",
        is_literal: false,
        choices: &[Choice::Int(1), Choice::Int(10)],
    };

    fn issue(input: &Input<'_>) -> (String, Value) {
        let mut state = Validation::new();
        assert!(validate_choice(input, &LEVEL, &mut state).is_err());
        let report = state.into_report();
        (report.issues()[0].code().to_owned(), report.issues()[0].input().clone().into_owned())
    }

    #[test]
    fn integers_that_cannot_be_looked_up_have_a_code_of_their_own() {
        let too_large = |digits: &'static str| ("int_parsing_size".to_owned(), Input::BigInt(digits.into()));
        let big = Input::BigInt("9223372036854775808".into());
        assert_eq!(issue(&big), too_large("9223372036854775808"));
        assert_eq!(issue(&" -9_223372036854775809.0".into()), too_large("-9223372036854775809"));
        let digits = "1234567890123456789012345678901234567890";
        assert_eq!(issue(&format!("+00{digits}").into()), too_large(digits));
        for input in [Input::Int(2), Input::Float(1e19), "9223372036854775807".into()] {
            assert_eq!(issue(&input), ("enum".to_owned(), input.clone()));
        }
    }
}
