//! Queues with two ends: Python's `deque[int]`, a list on the wire.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::{Kind, Shape, list};
use crate::issue::{Code, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

takes!(for [T] VecDeque<T>: min_length max_length strict fail_fast);

impl<C, T: Takes<C>> Takes<constraint::items<C>> for VecDeque<T> {}

impl<T: Kind> Kind for VecDeque<T> {
    const SHAPE: Shape = Shape::List;
    const EXACT: bool = T::EXACT;
    const REVISED: bool = T::REVISED;

    fn name() -> Cow<'static, str> {
        format!("deque[{}]", T::name()).into()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        format!("deque[{}]", T::label(rules.items_rules())).into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() { Err(Bail) } else { Vec::read(reader, rules).map(Self::from) }
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        match input {
            // JSON has lists only: strictly, none of them is a deque.
            Input::Array(inputs) if !rules.is_strict() => {
                list::validate_items("Deque", inputs, input, rules, state, T::validate).map(Self::from)
            }
            _ => Err(state.fail(Code::DequeType, input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        list::write_items(self, writer, Kind::write);
    }

    fn write_bare(&self, writer: &mut Writer) {
        list::write_items(self, writer, Kind::write_bare);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &crate::Selected<'_>) {
        let mut items = list::ItemWriter::begin(self.len(), writer, selected);
        for item in self {
            items.item(item);
        }
        items.end();
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        list::describe::<T>(rules, generator)
    }

    fn revise(self) -> Result<Self, Report<'static>> {
        self.into_iter().map(T::revise).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(input: &Input<'_>, rules: &Rules) -> String {
        let mut state = Validation::new();
        assert!(VecDeque::<i64>::validate(input, rules, &mut state).is_err());
        state.into_issues()[0].message()
    }

    #[test]
    fn only_a_list_is_taken_and_strictly_none() {
        let deque = VecDeque::<i64>::validate_json(b"[1, \"2\"]").unwrap();
        assert_eq!((deque.iter().copied().collect::<Vec<_>>(), deque.dump_json()), (vec![1, 2], b"[1,2]".to_vec()));
        assert_eq!(message(&"12".into(), &Rules::NEW), "Input should be a valid deque");
        assert_eq!(message(&vec![1].into(), &Rules::NEW.strict(true)), "Input should be a valid deque");
    }

    #[test]
    fn lengths_are_those_of_a_deque() {
        let rules = Rules::NEW.max_length(1);
        assert_eq!(message(&vec![1, 2].into(), &rules), "Deque should have at most 1 item after validation, not 2");
    }
}
