//! Sequences: Python's `Sequence[int]`, a list on the wire.

use std::borrow::Cow;
use std::ops::Deref;

use super::{Kind, Shape, list};
use crate::issue::{Code, Issue, Parameter, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validation::Length;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// Items of one kind: pydantic's `Sequence[T]`. It differs from a `Vec` in its reports only.
///
/// ```
/// use peregrine_model::{Kind as _, kind::Sequence};
///
/// let report = Sequence::<i64>::validate_json(br#""12""#).unwrap_err();
/// assert_eq!(report.issues()[0].code(), "sequence_str");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence<T>(pub Vec<T>);

takes!(for [T] Sequence<T>: min_length max_length);

impl<C, T: Takes<C>> Takes<constraint::items<C>> for Sequence<T> {}

impl<T: Kind> Kind for Sequence<T> {
    const SHAPE: Shape = Shape::List;
    const EXACT: bool = T::EXACT;
    const REVISED: bool = T::REVISED;

    fn name() -> Cow<'static, str> {
        format!("Sequence[{}]", T::name()).into()
    }

    /// Python's label tells how the check is built.
    fn label(rules: &Rules) -> Cow<'static, str> {
        let items = T::label(rules.items_rules());
        let python = "chain[is-instance[Sequence],function-wrap[sequence_validator()]]";
        format!("json-or-python[json=list[{items}],python={python}]").into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Vec::read(reader, rules).map(Self)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let items = Vec::validate(open(input, state)?, &without_lengths(rules), state)?;
        let wrong = |limit| Length { field_type: "Value", limit, actual: Some(items.len()) };
        match (rules.min_length, rules.max_length) {
            (Some(min), _) if items.len() < min => Err(state.wrong_length(Code::TooShort, wrong(min), input)),
            (_, Some(max)) if items.len() > max => Err(state.wrong_length(Code::TooLong, wrong(max), input)),
            _ => Ok(Self(items)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        list::write_items(&self.0, writer, Kind::write);
    }

    fn write_bare(&self, writer: &mut Writer) {
        list::write_items(&self.0, writer, Kind::write_bare);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &crate::Selected<'_>) {
        self.0.write_selected(writer, selected);
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        list::describe::<T>(rules, generator)
    }

    fn revise(self) -> Result<Self, Report<'static>> {
        self.0.into_iter().map(T::revise).collect()
    }
}

/// Lists only. Text is a sequence in Python, but hardly ever the one that is meant.
fn open<'a>(input: &'a Input<'a>, state: &mut Validation<'a>) -> Result<&'a Input<'a>, Failed> {
    let text =
        |name: &'static str| Issue::new(Code::SequenceStr, input).with("type_name", Parameter::Text(name.into()));
    match input {
        Input::Array(_) => Ok(input),
        Input::Str(_) | Input::Surrogate(_) => Err(state.record(text("str"))),
        Input::Bytes(_) => Err(state.record(text("bytes"))),
        _ => {
            let class = Parameter::Text("Sequence".into());
            Err(state.record(Issue::new(Code::IsInstanceOf, input).with("class", class)))
        }
    }
}

/// The lengths are told in other words than a list's.
fn without_lengths(rules: &Rules) -> Rules {
    Rules { min_length: None, max_length: None, ..*rules }
}

impl<T> Default for Sequence<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Sequence<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for Sequence<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> FromIterator<T> for Sequence<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_a_value() {
        let (rules, input) = (Rules::NEW.max_length(1), Input::from(vec![1, 2]));
        let mut state = Validation::new();
        assert!(Sequence::<i64>::validate(&input, &rules, &mut state).is_err());
        let message = "Value should have at most 1 item after validation, not 2";
        assert_eq!(state.into_issues()[0].message(), message);
    }

    #[test]
    fn what_is_no_list_is_told_by_its_type() {
        for (input, message) in [
            (Input::from("a"), "'str' instances are not allowed as a Sequence value"),
            (Input::Bytes(b"a"[..].into()), "'bytes' instances are not allowed as a Sequence value"),
            (Input::Null, "Input should be an instance of Sequence"),
        ] {
            let report = Sequence::<i64>::validate_input(&input).unwrap_err();
            assert_eq!(report.issues()[0].message(), message);
        }
    }
}
