//! Tuples of any length whose items are all of one kind: Python's `tuple[int, ...]`.

use std::borrow::Cow;
use std::ops::Deref;

use super::{Kind, Shape, list};
use crate::issue::{Code, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validation::Length;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// Items of one kind, as many as come: pydantic's `tuple[T, ...]`.
///
/// On the wire it is a list. It differs from a `Vec` in its reports: only good items count against its lengths, and
/// its name is another.
///
/// ```
/// use peregrine_model::{Kind as _, kind::VariadicTuple};
///
/// let tuple = VariadicTuple::<i64>::validate_json(br#"[1, "2"]"#)?;
/// assert_eq!(*tuple, [1, 2]);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariadicTuple<T>(pub Vec<T>);

takes!(for [T] VariadicTuple<T>: min_length max_length strict);

impl<C, T: Takes<C>> Takes<constraint::items<C>> for VariadicTuple<T> {}

impl<T: Kind> Kind for VariadicTuple<T> {
    const SHAPE: Shape = Shape::List;
    const REVISED: bool = T::REVISED;

    fn name() -> Cow<'static, str> {
        format!("tuple[{}, ...]", T::name()).into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        format!("tuple[{}, ...]", T::label(rules.items_rules())).into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() { Err(Bail) } else { Vec::read(reader, rules).map(Self) }
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let inputs = match input {
            Input::Array(inputs) if !rules.is_strict() => inputs,
            _ => return Err(state.fail(Code::TupleType, input)),
        };
        // Python's tuples are no lists: one is made of the other.
        state.loosen(Exactness::Lax);
        let mark = state.mark();
        let mut items = Vec::with_capacity(inputs.len());
        for (index, item) in inputs.iter().enumerate() {
            let Ok(item) = list::validate_item(index, item, rules.items_rules(), state, T::validate) else { continue };
            items.push(item);
            if let Some(limit) = rules.max_length.filter(|limit| items.len() > *limit) {
                state.forget(mark);
                let length = Length { field_type: "Tuple", limit, actual: Some(inputs.len()) };
                return Err(state.wrong_length(Code::TooLong, length, input));
            }
        }
        if let Some(limit) = rules.min_length.filter(|limit| items.len() < *limit) {
            let length = Length { field_type: "Tuple", limit, actual: Some(items.len()) };
            return Err(state.wrong_length(Code::TooShort, length, input));
        }
        state.clean_since(mark)?;
        Ok(Self(items))
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

impl<T> Default for VariadicTuple<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for VariadicTuple<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for VariadicTuple<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> FromIterator<T> for VariadicTuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, rules: &Rules) -> Vec<String> {
        let input = crate::json::parse(text).expect("the text is JSON");
        let mut state = Validation::new();
        assert!(VariadicTuple::<i64>::validate(&input, rules, &mut state).is_err(), "{text}");
        assert!(super::super::read_whole::<VariadicTuple<i64>>(text, rules).is_err(), "{text}");
        state.into_issues().iter().map(crate::Issue::message).collect()
    }

    #[test]
    fn only_good_items_count() {
        let rules = Rules::NEW.min_length(2).max_length(3);
        let few = |count| format!("Tuple should have at least 2 items after validation, not {count}");
        assert_eq!(refused("[1]", &rules), [few(1)]);
        assert_eq!(refused("[null]", &rules), ["Input should be a valid integer".to_owned(), few(0)]);
        assert_eq!(refused("[null, 1, 2, 3]", &rules), ["Input should be a valid integer"]);
        let many = "Tuple should have at most 3 items after validation, not 5";
        assert_eq!(refused("[null, 1, 2, 3, 4]", &rules), [many]);
    }

    #[test]
    fn lists_are_taken_unless_strict() {
        assert_eq!(refused("{}", &Rules::NEW), ["Input should be a valid tuple"]);
        assert_eq!(refused("[1]", &Rules::NEW.strict(true)), ["Input should be a valid tuple"]);
        assert_eq!(VariadicTuple::<i64>::validate_json(b"[]").map(|tuple| tuple.0), Ok(vec![]));
    }
}
