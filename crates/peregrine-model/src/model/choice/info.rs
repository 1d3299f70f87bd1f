use std::borrow::Cow;

use super::Choice;
use crate::input::python_repr;
use crate::issue::{Code, Issue, Parameter};
use crate::{Failed, Input, Kind, Validation, Value};

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
    /// Whether it is an enum without a base type, whose numbers aren't converted from text.
    pub is_plain: bool,
    /// The values of the variants in order.
    pub choices: &'static [Choice],
}

/// What an enum of one type of values accepts besides them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Text,
    Int,
    Float,
    /// Values of several types, or an enum without a base.
    None,
}

impl ChoiceInfo {
    /// What stands for the enum in the place of an issue, if it is a member of a union.
    #[must_use]
    pub fn label(&self) -> String {
        if self.is_literal {
            let values: Vec<_> = self.choices.iter().map(|choice| python_repr(&choice.to_value())).collect();
            return format!("literal[{}]", values.join(","));
        }
        let base = match self.base() {
            Base::Text => "str-",
            Base::Int => "int-",
            Base::Float => "float-",
            Base::None => "",
        };
        format!("{base}enum[{}]", self.name)
    }

    fn base(&self) -> Base {
        let all = |is: fn(&Choice) -> bool| self.choices.iter().all(is);
        match self.choices {
            _ if self.is_plain => Base::None,
            _ if all(|choice| matches!(choice, Choice::Text(_))) => Base::Text,
            _ if all(|choice| matches!(choice, Choice::Int(_))) => Base::Int,
            _ if all(|choice| matches!(choice, Choice::Float(_))) => Base::Float,
            _ => Base::None,
        }
    }

    /// The name of JSON Schema's type, if the values are of one.
    pub(super) fn schema_type(&self) -> Option<&'static str> {
        let name = |choice: &Choice| match choice {
            Choice::Text(_) => "string",
            Choice::Int(_) => "integer",
            Choice::Float(_) => "number",
            Choice::Bool(_) => "boolean",
            Choice::Null => "null",
        };
        let first = name(self.choices.first()?);
        // pydantic leaves the type out where `None` is the value of an enum.
        let is_told = first != "null" || self.is_literal;
        (is_told && self.choices.iter().all(|choice| name(choice) == first)).then_some(first)
    }

    /// The value of a variant. In an enum a value that equals an earlier one is an alias of it, as in Python.
    pub(super) fn value(&self, index: usize) -> Choice {
        let own = self.choices[index];
        if self.is_literal || matches!(own, Choice::Text(_)) {
            return own;
        }
        let value = own.to_value();
        *self.choices[..index].iter().find(|earlier| earlier.equals(&value)).unwrap_or(&own)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = Value> {
        (0..self.choices.len()).map(|index| self.value(index).to_value())
    }

    pub(super) fn find_text(&self, text: &str) -> Option<usize> {
        self.choices.iter().position(|choice| matches!(choice, Choice::Text(known) if *known == text))
    }

    /// The variant of that very value, or of one that Python takes for it.
    pub(super) fn find(&self, input: &Input<'_>) -> Option<usize> {
        if let Input::Str(text) = input {
            return self.find_text(text);
        }
        let position = |matches: &dyn Fn(&Choice) -> bool| self.choices.iter().position(matches);
        let equal = || position(&|choice| choice.equals(input));
        if !self.is_literal {
            return equal();
        }
        let is_flag = |choice: &Choice| matches!(choice, Choice::Bool(_)) && choice.equals(input);
        // pydantic-core looks booleans up before other numbers.
        position(&|choice| choice.is(input)).or_else(|| position(&is_flag)).or_else(equal)
    }

    /// The variant that an input stands for after the conversions of an enum's base.
    pub(super) fn find_converted(&self, input: &Input<'_>) -> Option<usize> {
        self.find(input).or_else(|| match self.base() {
            Base::Int => self.find(&Input::Int(i64::validate_input(input).ok()?)),
            Base::Float => self.find(&Input::Float(f64::validate_input(input).ok()?)),
            Base::Text | Base::None => None,
        })
    }

    /// The integer that the input is taken for, if pydantic-core can't look it up since it doesn't fit 64 bits.
    fn too_large(&self, input: &Input<'_>) -> Option<String> {
        let is_looked_up = match input {
            Input::BigInt(_) => self.choices.iter().any(|choice| matches!(choice, Choice::Int(_))),
            Input::Str(_) => !self.is_literal && self.base() == Base::Int,
            _ => false,
        };
        if is_looked_up { crate::kind::digits_beyond_64_bits(input) } else { None }
    }

    /// Records that an integer is beyond what can be looked up.
    pub(super) fn check_size<'a>(&self, input: &'a Input<'a>, state: &mut Validation<'a>) -> Result<(), Failed> {
        match self.too_large(input) {
            Some(digits) => {
                Err(state.record(Issue::new(Code::IntParsingSize, input).with_input(Input::BigInt(digits.into()))))
            }
            None => Ok(()),
        }
    }

    pub(super) fn issue<'a>(&self, code: Code, input: &'a Input<'a>) -> Issue<'a> {
        Issue::new(code, input).with("expected", Parameter::Text(Cow::Owned(self.expected())))
    }

    /// The values as Python literals: `'a', 'b' or 3`.
    fn expected(&self) -> String {
        let mut words = String::new();
        for (index, value) in self.values().enumerate() {
            if index > 0 {
                words.push_str(if index + 1 == self.choices.len() { " or " } else { ", " });
            }
            words.push_str(&python_repr(&value));
        }
        words
    }
}
