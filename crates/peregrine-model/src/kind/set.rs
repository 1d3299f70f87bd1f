//! Sets: lists on the wire, each value once.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;

use super::merging::Merging;
use super::{FrozenSet, Kind, Shape, list};
use crate::dump::Selected;
use crate::issue::{Code, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validator::{Asked, Holds, Items, Step};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

macro_rules! set {
    ($set:ident $named:ident where $($bound:tt)*) => {
        takes!(for [T] $set<T>: min_length max_length strict fail_fast omit_on_error);
        impl<C, T: Takes<C>> Takes<constraint::items<C>> for $set<T> {}

        impl<T: Kind + $($bound)*> Kind for $set<T> {
            const SHAPE: Shape = Shape::List;
            const REVISED: bool = T::REVISED;

            fn name() -> Cow<'static, str> {
                format!("{}[{}]", $named.python, T::name()).into()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                format!("{}[{}]", $named.python, T::label(rules.items_rules())).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                if rules.is_strict() {
                    return Err(Bail);
                }
                let max = rules.max_length.unwrap_or(usize::MAX);
                let mut set = Self::new();
                reader.read_array(|reader| {
                    set.insert(T::read(reader, rules.items_rules())?);
                    if set.len() > max { Err(Bail) } else { Ok(()) }
                })?;
                if set.len() < rules.min_length.unwrap_or(0) { Err(Bail) } else { Ok(set) }
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let mut set = Self::new();
                let add = |item| {
                    set.insert(item);
                    set.len()
                };
                validate_set($named, input, rules, state, T::validate, add)?;
                Ok(set)
            }

            fn write(&self, writer: &mut Writer) {
                list::write_items(self, writer, T::write);
            }

            fn write_bare(&self, writer: &mut Writer) {
                list::write_items(self, writer, T::write_bare);
            }

            /// A set has no order: no filter says anything of its items.
            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                let selected = selected.unfiltered();
                let mut items = list::ItemWriter::begin(self.len(), writer, &selected);
                for item in self {
                    items.item(item);
                }
                items.end();
            }

            fn equals(&self, other: &Self) -> bool {
                self == other
            }

            fn knows_unset() -> bool {
                T::knows_unset()
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                let mut schema = list::describe::<T>(rules, generator);
                schema.set("uniqueItems", true);
                schema
            }

            fn revise(self) -> Result<Self, Report<'static>> {
                self.into_iter().map(T::revise).collect()
            }
        }

        impl<T: $($bound)*> Holds<Items> for $set<T> {
            type Held = T;

            fn validate_held<'a>(
                held: &impl Step<T>,
                input: &'a Input<'a>,
                asked: &Asked<'_>,
                state: &mut Validation<'a>,
            ) -> Result<Self, Failed> {
                let mut set = Self::new();
                let add = |item| {
                    set.insert(item);
                    set.len()
                };
                let item = |input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>| {
                    held.run(input, &Asked { rules, info: asked.info }, state)
                };
                validate_set($named, input, asked.rules, state, item, add)?;
                Ok(set)
            }
        }
    };
}
set!(HashSet SET where Eq + Hash);
set!(BTreeSet SET where Ord);
set!(FrozenSet FROZEN_SET where Eq + Hash);

/// What Python calls a kind of set.
#[derive(Clone, Copy)]
struct Named {
    python: &'static str,
    field_type: &'static str,
    code: Code,
}

const SET: Named = Named { python: "set", field_type: "Set", code: Code::SetType };
const FROZEN_SET: Named = Named { python: "frozenset", field_type: "Frozenset", code: Code::FrozenSetType };

/// Validates each item by a function, and adds the good ones; adding tells how many there are.
fn validate_set<'a, T>(
    named: Named,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    item: impl Fn(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<T, Failed>,
    mut add: impl FnMut(T) -> usize,
) -> Result<(), Failed> {
    let inputs = open(input, named.code, rules, state)?;
    state.loosen(Exactness::Lax);
    let mut length = 0;
    let merging = Merging::begin(named.field_type, rules, input, state);
    for (index, input) in inputs.iter().enumerate() {
        let mark = state.mark();
        match list::validate_item(index, input, rules.items_rules(), state, &item) {
            Ok(item) => {
                length = add(item);
                merging.check_longest(length, state)?;
            }
            Err(_) if rules.omit_on_error => state.forget(mark),
            Err(failed) if rules.fail_fast => return Err(failed),
            Err(_) => {}
        }
    }
    merging.finish(length, state)
}

/// The items. A strict set takes none: what arrives is a list, as pydantic sees it.
fn open<'a>(
    input: &'a Input<'a>,
    code: Code,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<&'a [Input<'a>], Failed> {
    match input {
        Input::Array(inputs) if !rules.is_strict() => Ok(inputs),
        _ => Err(state.fail(code, input)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What both passes make of a text; they may not disagree.
    fn read(text: &str, rules: &Rules) -> Result<Vec<i64>, Vec<String>> {
        let input = crate::json::parse(text).expect("the text is JSON");
        let mut state = Validation::new();
        let validated = BTreeSet::<i64>::validate(&input, rules, &mut state);
        if let Ok(fast) = super::super::read_whole::<BTreeSet<i64>>(text, rules) {
            assert_eq!(Ok(fast), validated, "{text}");
        }
        match validated {
            Ok(set) => Ok(set.into_iter().collect()),
            Err(_) => Err(state.into_issues().iter().map(crate::Issue::message).collect()),
        }
    }

    #[test]
    fn equal_items_merge_after_conversion() {
        assert_eq!(read(r#"[2, "1", 1, 1.0, true]"#, &Rules::NEW), Ok(vec![1, 2]));
        assert_eq!(read("{}", &Rules::NEW), Err(vec!["Input should be a valid set".to_owned()]));
    }

    #[test]
    fn the_length_is_that_of_the_good_items() {
        let rules = Rules::NEW.min_length(2).max_length(2);
        assert_eq!(read("[1, 1, 2, 2]", &rules), Ok(vec![1, 2]));
        let few = "Set should have at least 2 items after validation, not 1";
        assert_eq!(read("[1, 1]", &rules), Err(vec![few.to_owned()]));
        let many = "Set should have at most 2 items after validation, not more";
        assert_eq!(read("[null, 1, 2, 3]", &rules), Err(vec![many.to_owned()]));
        assert_eq!(read("[null, 1]", &rules), Err(vec!["Input should be a valid integer".to_owned()]));
    }

    #[test]
    fn strict_sets_refuse_lists() {
        assert!(read("[1]", &Rules::NEW.strict(true)).is_err());
    }

    #[test]
    fn the_schema_is_that_of_a_list_of_different_items() {
        let schema = crate::Value::from(HashSet::<String>::schema(&Rules::NEW.max_length(3), &mut Generator::new()));
        let text = String::from_utf8(schema.dump_json()).expect("JSON is text");
        assert_eq!(text, r#"{"type":"array","items":{"type":"string"},"maxItems":3,"uniqueItems":true}"#);
    }
}
