//! Maps, their keys converted from text.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use indexmap::IndexMap;

use super::merging::Merging;
use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::{Failed, Generator, Input, Object, Rules, Schema, Validation, Value};

macro_rules! map {
    ($map:ident where $($bound:tt)*) => {
        takes!(for [K, V] $map<K, V>: min_length max_length strict);

        impl<C, K: Takes<C>, V> Takes<constraint::key<C>> for $map<K, V> {}
        impl<C, K, V: Takes<C>> Takes<constraint::value<C>> for $map<K, V> {}

        impl<K: Kind + $($bound)*, V: Kind> Kind for $map<K, V> {
            const SHAPE: Shape = Shape::Other;

            fn name() -> Cow<'static, str> {
                format!("dict[{}, {}]", K::name(), V::name()).into()
            }

            fn label(rules: &Rules) -> Cow<'static, str> {
                format!("dict[{},{}]", K::label(rules.key_rules()), V::label(rules.value_rules())).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                let mut map = Self::new();
                reader.read_object(|key, reader| {
                    let key = K::read_text(&key, rules.key_rules())?;
                    map.insert(key, V::read(reader, rules.value_rules())?);
                    Ok(())
                })?;
                let lengths = rules.min_length.unwrap_or(0)..=rules.max_length.unwrap_or(usize::MAX);
                if lengths.contains(&map.len()) { Ok(map) } else { Err(Bail) }
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                let object = open(input, state)?;
                let mut map = Self::new();
                let merging = Merging::begin("Dictionary", rules, input, state);
                for (name, value) in object.iter() {
                    if let (Ok(key), Ok(value)) = entry(name, value, rules, state) {
                        map.insert(key, value);
                        merging.check_longest(map.len(), state)?;
                    }
                }
                merging.finish(map.len(), state)?;
                Ok(map)
            }

            fn write(&self, writer: &mut Writer) {
                write_entries(self.iter(), writer, V::write);
            }

            fn write_bare(&self, writer: &mut Writer) {
                write_entries(self.iter(), writer, V::write_bare);
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                describe::<K, V>(rules, generator)
            }
        }
    };
}
map!(HashMap where Eq + Hash);
map!(BTreeMap where Ord);
map!(IndexMap where Eq + Hash);

fn open<'a>(input: &'a Input<'a>, state: &mut Validation<'a>) -> Result<&'a Object<'a>, Failed> {
    match input {
        Input::Object(object) => Ok(object),
        _ => Err(state.fail(Code::DictType, input)),
    }
}

/// Validates a key, its issues below the key and `[key]`, and its value, its issues below the key.
fn entry<'a, K: Kind, V: Kind>(
    name: &'a str,
    value: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> (Result<K, Failed>, Result<V, Failed>) {
    let read = if state.is_weighing() { Err(Bail) } else { K::read_text(name, rules.key_rules()) };
    let key = read.or_else(|_| key(name, rules.key_rules(), state));
    let mark = state.mark();
    let value = V::validate(value, rules.value_rules(), state);
    if value.is_err() {
        state.locate(mark, name);
    }
    (key, value)
}

#[cold]
fn key<'a, K: Kind>(name: &'a str, rules: &Rules, state: &mut Validation<'a>) -> Result<K, Failed> {
    // The key is validated as text of its own; what is wrong with it is copied, for that text ends here.
    let input = Input::from(name);
    let mut own = Validation::new();
    match own.weigh(|own| K::validate(&input, rules, own)) {
        (Ok(key), fit) => {
            state.add_fit(fit);
            Ok(key)
        }
        (Err(failed), _) => {
            let mark = state.mark();
            for issue in own.into_issues() {
                let _ = state.record(issue.into_owned());
            }
            state.locate(mark, "[key]");
            state.locate(mark, name);
            Err(failed)
        }
    }
}

#[inline]
fn write_entries<'m, K: Kind + 'm, V: Kind + 'm>(
    entries: impl Iterator<Item = (&'m K, &'m V)>,
    writer: &mut Writer,
    write: impl Fn(&V, &mut Writer),
) {
    writer.raw("{");
    for (index, (key, value)) in entries.enumerate() {
        if index > 0 {
            writer.raw(",");
        }
        write_key(key, writer);
        writer.raw(":");
        write(value, writer);
    }
    writer.raw("}");
}

/// A key is text, whatever its kind.
fn write_key<K: Kind>(key: &K, writer: &mut Writer) {
    let json = key.dump_json();
    let text = String::from_utf8_lossy(&json);
    if text.starts_with('"') { writer.raw(&text) } else { writer.string(&text) }
}

fn describe<K: Kind, V: Kind>(rules: &Rules, generator: &mut Generator) -> Schema {
    let mut schema = Schema::of_type("object");
    let values = V::schema(rules.value_rules(), generator);
    match rules.key.and_then(|rules| rules.pattern) {
        Some(pattern) => schema.set("patternProperties", Object::from_iter([(pattern.source(), values)])),
        None => schema.set("additionalProperties", if values.is_any() { Value::Bool(true) } else { values.into() }),
    }
    let names = K::schema(rules.key_rules(), generator);
    if names.is_reference() {
        schema.set("propertyNames", names);
    }
    if let Some(max) = rules.max_length {
        schema.set("maxProperties", max);
    }
    if let Some(min) = rules.min_length {
        schema.set("minProperties", min);
    }
    schema
}
