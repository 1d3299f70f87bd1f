//! Arrays: tuples on the wire whose items are all of one kind.

use std::borrow::Cow;

use super::{Kind, Shape, list, tuple};
use crate::dump::Selected;
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::rules::Takes;
use crate::rules::constraint;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

impl<T, const N: usize> Takes<constraint::strict> for [T; N] {}
impl<T, const N: usize> Takes<constraint::fail_fast> for [T; N] {}
impl<C, T: Takes<C>, const N: usize> Takes<constraint::items<C>> for [T; N] {}

impl<T: Kind, const N: usize> Kind for [T; N] {
    const SHAPE: Shape = Shape::List;
    const REVISED: bool = T::REVISED;

    fn name() -> Cow<'static, str> {
        tuple::name_of(&(0..N).map(|_| T::name()).collect::<Vec<_>>())
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        tuple::name_of(&(0..N).map(|_| T::label(rules.items_rules())).collect::<Vec<_>>())
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() {
            return Err(Bail);
        }
        let mut items = Vec::with_capacity(N);
        reader.read_array(|reader| {
            if items.len() == N {
                return Err(Bail);
            }
            items.push(T::read(reader, rules.items_rules())?);
            Ok(())
        })?;
        items.try_into().map_err(|_| Bail)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let inputs = tuple::open(input, N, rules, state)?;
        state.loosen(Exactness::Lax);
        let (mut items, mut failed) = (Vec::with_capacity(N), None);
        for index in 0..N {
            match tuple::validate_item(index, inputs, input, rules, state) {
                Ok(item) => items.push(item),
                Err(failure) if rules.fail_fast => return Err(failure),
                Err(failure) => failed = Some(failure),
            }
        }
        tuple::is_not_longer(inputs, N, input, state)?;
        match (failed, items.try_into()) {
            (None, Ok(items)) => Ok(items),
            (Some(failed), _) => Err(failed),
            (None, Err(_)) => unreachable!("each item is there, or what is wrong with it was recorded"),
        }
    }

    fn write(&self, writer: &mut Writer) {
        list::write_items(self, writer, T::write);
    }

    fn write_bare(&self, writer: &mut Writer) {
        list::write_items(self, writer, T::write_bare);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let mut items = list::ItemWriter::begin(N, writer, selected);
        for item in self {
            items.item(item);
        }
        items.end();
    }

    fn knows_unset() -> bool {
        T::knows_unset()
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        tuple::describe((0..N).map(|_| T::schema(rules.items_rules(), generator)).collect())
    }

    fn revise(self) -> Result<Self, Report<'static>> {
        let items = self.into_iter().map(T::revise).collect::<Result<Vec<_>, _>>()?;
        Ok(items.try_into().unwrap_or_else(|_| unreachable!("each item is revised")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T: Kind>(text: &str) -> String {
        let Err(report) = T::validate_json(text.as_bytes()) else { panic!("{text} is valid") };
        report.issues().iter().map(crate::Issue::message).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_item_must_be_there() {
        assert_eq!(<[i64; 2]>::validate_json(br#"[1, "2"]"#), Ok([1, 2]));
        assert_eq!(refused::<[i64; 2]>("[1]"), "Field required");
        assert_eq!(refused::<[i64; 2]>("[1, 2, 3]"), "Tuple should have at most 2 items after validation, not 3");
        assert_eq!(refused::<[i64; 2]>("{}"), "Input should be a valid tuple");
    }

    #[test]
    fn an_empty_array_is_the_empty_tuple() {
        assert!(<[i64; 0]>::validate_json(b"[]").is_ok());
        assert_eq!(refused::<[i64; 0]>("[null]"), "Tuple should have at most 0 items after validation, not 1");
        let schema = crate::Value::from(<[i64; 0]>::schema(&Rules::NEW, &mut Generator::new()));
        assert_eq!(schema.dump_json(), br#"{"type":"array","maxItems":0,"minItems":0}"#);
        assert_eq!(<[i64; 0]>::name(), "tuple[]");
        assert_eq!(<[f64; 2]>::name(), "tuple[float, float]");
    }
}
