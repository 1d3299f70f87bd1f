//! Tuples: lists of a fixed length on the wire, each item of a kind of its own.

use std::borrow::Cow;

use super::{Kind, Shape, list};
use crate::dump::Selected;
use crate::issue::{Code, Issue, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::validation::Length;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation, Value};

macro_rules! tuple {
    ($arity:literal: $($type:ident $item:ident $index:tt)*) => {
        takes!(for [$($type),*] ($($type,)*): strict fail_fast);

        impl<$($type: Kind),*> Kind for ($($type,)*) {
            const SHAPE: Shape = Shape::List;
            const REVISED: bool = $($type::REVISED)||*;

            fn name() -> Cow<'static, str> {
                name_of(&[$($type::name()),*])
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                name_of(&[$($type::label(rules.items_rules())),*])
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                if rules.is_strict() {
                    return Err(Bail);
                }
                let mut more = reader.begin_array()?;
                $(
                    if !more {
                        return Err(Bail);
                    }
                    let $item = $type::read(reader, rules.items_rules())?;
                    more = reader.next_item()?;
                )*
                if more { Err(Bail) } else { Ok(($($item,)*)) }
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let inputs = open(input, $arity, rules, state)?;
                // Python's tuples are no lists: one is made of the other.
                state.loosen(Exactness::Lax);
                $(
                    let $item = validate_item($index, inputs, input, rules, state);
                    if let (true, Err(failed)) = (rules.fail_fast, &$item) {
                        return Err(*failed);
                    }
                )*
                is_not_longer(inputs, $arity, input, state)?;
                Ok(($($item?,)*))
            }

            fn write(&self, writer: &mut Writer) {
                writer.raw("[");
                $(
                    if $index > 0 {
                        writer.raw(",");
                    }
                    self.$index.write(writer);
                )*
                writer.raw("]");
            }

            fn write_bare(&self, writer: &mut Writer) {
                writer.raw("[");
                $(
                    if $index > 0 {
                        writer.raw(",");
                    }
                    self.$index.write_bare(writer);
                )*
                writer.raw("]");
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                let mut items = list::ItemWriter::begin($arity, writer, selected);
                $(items.item(&self.$index);)*
                items.end();
            }

            fn knows_unset() -> bool {
                $($type::knows_unset())&&*
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                describe(vec![$($type::schema(rules.items_rules(), generator)),*])
            }

            fn revise(self) -> Result<Self, Report<'static>> {
                Ok(($(self.$index.revise()?,)*))
            }
        }
    };
}
tuple!(1: A a 0);
tuple!(2: A a 0 B b 1);
tuple!(3: A a 0 B b 1 C c 2);
tuple!(4: A a 0 B b 1 C c 2 D d 3);
tuple!(5: A a 0 B b 1 C c 2 D d 3 E e 4);
tuple!(6: A a 0 B b 1 C c 2 D d 3 E e 4 F f 5);
tuple!(7: A a 0 B b 1 C c 2 D d 3 E e 4 F f 5 G g 6);
tuple!(8: A a 0 B b 1 C c 2 D d 3 E e 4 F f 5 G g 6 H h 7);

/// The items, unless there are too many. A strict tuple takes none: what arrives is a list, as pydantic sees it.
pub(super) fn open<'a>(
    input: &'a Input<'a>,
    arity: usize,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<&'a [Input<'a>], Failed> {
    match input {
        Input::Array(inputs) if !rules.is_strict() => {
            // Where the first item that fails ends it, items come before the length.
            if !rules.fail_fast {
                is_not_longer(inputs, arity, input, state)?;
            }
            Ok(inputs)
        }
        _ => Err(state.fail(Code::TupleType, input)),
    }
}

pub(super) fn is_not_longer<'a>(
    inputs: &[Input<'a>],
    arity: usize,
    input: &'a Input<'a>,
    state: &mut Validation<'a>,
) -> Result<(), Failed> {
    if inputs.len() <= arity {
        return Ok(());
    }
    let length = Length { field_type: "Tuple", limit: arity, actual: Some(inputs.len()) };
    Err(state.wrong_length(Code::TooLong, length, input))
}

/// Validates the item at an index, its issues below that index. Of one that isn't there the whole tuple is told.
pub(super) fn validate_item<'a, T: Kind>(
    index: usize,
    inputs: &'a [Input<'a>],
    tuple: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<T, Failed> {
    match inputs.get(index) {
        Some(input) => list::validate_item(index, input, rules.items_rules(), state, T::validate),
        None => Err(state.record(Issue::new(Code::Missing, tuple).within(index))),
    }
}

/// The name of a tuple of these items.
pub(super) fn name_of(items: &[Cow<'static, str>]) -> Cow<'static, str> {
    format!("tuple[{}]", items.join(", ")).into()
}

pub(super) fn describe(items: Vec<Schema>) -> Schema {
    let arity = items.len();
    let items: Vec<Value> = items.into_iter().map(Value::from).collect();
    let mut schema = Schema::of_type("array");
    if arity > 0 {
        schema.set("prefixItems", items);
    }
    schema.set("maxItems", arity);
    schema.set("minItems", arity);
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    type Pair = (i64, String);

    /// What both passes make of a text; they may not disagree.
    fn read(text: &str, rules: &Rules) -> Result<Pair, Vec<String>> {
        let input = crate::json::parse(text).expect("the text is JSON");
        let mut state = Validation::new();
        let validated = Pair::validate(&input, rules, &mut state);
        if let Ok(fast) = super::super::read_whole::<Pair>(text, rules) {
            assert_eq!(Ok(&fast), validated.as_ref(), "{text}");
        }
        validated.map_err(|_| {
            let line = |issue: &Issue<'_>| {
                let place: Vec<_> = issue.location().map(ToString::to_string).collect();
                format!("{}: {}", place.join("."), issue.message())
            };
            state.into_issues().iter().map(line).collect()
        })
    }

    #[test]
    fn items_are_converted_each_by_its_kind() {
        assert_eq!(read(r#"["1", "2"]"#, &Rules::NEW), Ok((1, "2".to_owned())));
        assert_eq!(read(r#"[1, "2"]"#, &Rules::NEW).map(|pair| pair.dump_json()), Ok(br#"[1,"2"]"#.to_vec()));
        assert_eq!(read("{}", &Rules::NEW), Err(vec![": Input should be a valid tuple".to_owned()]));
    }

    #[test]
    fn missing_items_are_told_by_their_index() {
        let missing = "1: Field required".to_owned();
        assert_eq!(read("[1]", &Rules::NEW), Err(vec![missing.clone()]));
        assert_eq!(read("[null]", &Rules::NEW), Err(vec!["0: Input should be a valid integer".to_owned(), missing]));
        let report = Pair::validate_json(b"[]").unwrap_err();
        assert_eq!(report.issues()[1].input(), &Input::Array(vec![]));
    }

    #[test]
    fn one_item_past_the_last_is_all_that_is_told() {
        let many = ": Tuple should have at most 2 items after validation, not 3".to_owned();
        assert_eq!(read("[null, null, null]", &Rules::NEW), Err(vec![many]));
    }

    #[test]
    fn strict_tuples_refuse_lists() {
        assert!(read(r#"[1, "2"]"#, &Rules::NEW.strict(true)).is_err());
    }

    #[test]
    fn the_schema_lists_the_items() {
        let schema = Value::from(<(i64, bool)>::schema(&Rules::NEW, &mut Generator::new()));
        let text = String::from_utf8(schema.dump_json()).expect("JSON is text");
        let items = r#"[{"type":"integer"},{"type":"boolean"}]"#;
        assert_eq!(text, format!(r#"{{"type":"array","prefixItems":{items},"maxItems":2,"minItems":2}}"#));
        assert_eq!(<(i64, Vec<bool>)>::name(), "tuple[int, list[bool]]");
    }
}
