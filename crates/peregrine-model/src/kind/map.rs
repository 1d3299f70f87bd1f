//! Maps, their keys converted from text.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use indexmap::IndexMap;

use super::merging::Merging;
use super::{Kind, Shape};
use crate::dump::Selected;
use crate::issue::{Code, Report};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Takes, constraint, takes};
use crate::validator::{Asked, Holds, Step, Values};
use crate::{Failed, Generator, Input, Object, Rules, Schema, Validation, Value};

macro_rules! map {
    ($map:ident where $($bound:tt)*) => {
        takes!(for [K, V] $map<K, V>: min_length max_length strict fail_fast omit_on_error);

        impl<C, K: Takes<C>, V> Takes<constraint::key<C>> for $map<K, V> {}
        impl<C, K, V: Takes<C>> Takes<constraint::value<C>> for $map<K, V> {}

        impl<K: Kind + $($bound)*, V: Kind> Kind for $map<K, V> {
            const SHAPE: Shape = Shape::Other;
            const REVISED: bool = V::REVISED;

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
                let mut map = Self::new();
                let add = |key: K, value| {
                    map.insert(key, value);
                    map.len()
                };
                validate_map(input, rules, state, V::validate, add)?;
                Ok(map)
            }

            fn write(&self, writer: &mut Writer) {
                write_entries(self.iter(), writer, V::write);
            }

            fn write_bare(&self, writer: &mut Writer) {
                write_entries(self.iter(), writer, V::write_bare);
            }

            fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
                write_selected_entries(self.iter(), writer, selected);
            }

            fn knows_unset() -> bool {
                V::knows_unset()
            }

            fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
                describe::<K, V>(rules, generator)
            }

            fn revise(self) -> Result<Self, Report<'static>> {
                self.into_iter().map(|(key, value)| Ok((key, value.revise()?))).collect()
            }
        }

        impl<K: Kind + $($bound)*, V> Holds<Values> for $map<K, V> {
            type Held = V;

            fn validate_held<'a>(
                held: &impl Step<V>,
                input: &'a Input<'a>,
                asked: &Asked<'_>,
                state: &mut Validation<'a>,
            ) -> Result<Self, Failed> {
                let mut map = Self::new();
                let add = |key: K, value| {
                    map.insert(key, value);
                    map.len()
                };
                let value = |input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>| {
                    held.run(input, &Asked { rules, info: asked.info }, state)
                };
                validate_map(input, asked.rules, state, value, add)?;
                Ok(map)
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

/// Validates each entry, its value by a function, and adds the good ones; adding tells how many there are.
fn validate_map<'a, K: Kind, V>(
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    value: impl Fn(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<V, Failed>,
    mut add: impl FnMut(K, V) -> usize,
) -> Result<(), Failed> {
    let object = open(input, state)?;
    let mut length = 0;
    let merging = Merging::begin("Dictionary", rules, input, state);
    for (name, input) in object.iter() {
        let mark = state.mark();
        match entry(name, input, rules, state, &value) {
            (Ok(key), Ok(value)) => {
                length = add(key, value);
                merging.check_longest(length, state)?;
            }
            _ if rules.omit_on_error => state.forget(mark),
            (Err(failed), _) | (_, Err(failed)) if rules.fail_fast => return Err(failed),
            _ => {}
        }
    }
    merging.finish(length, state)
}

/// Validates a key, its issues below the key and `[key]`, and its value, its issues below the key.
fn entry<'a, K: Kind, V>(
    name: &'a str,
    value: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
    validate: impl FnOnce(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<V, Failed>,
) -> (Result<K, Failed>, Result<V, Failed>) {
    let read = if state.is_weighing() { Err(Bail) } else { K::read_text(name, rules.key_rules()) };
    let key = read.or_else(|_| key(name, rules.key_rules(), state));
    if let (true, Err(failed)) = (rules.fail_fast, &key) {
        let failed = *failed;
        return (key, Err(failed));
    }
    let mark = state.mark();
    let value = validate(value, rules.value_rules(), state);
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
            state.take_over(own);
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
        key.write_key(writer);
        writer.raw(":");
        write(value, writer);
    }
    writer.raw("}");
}

fn write_selected_entries<'m, K: Kind + 'm, V: Kind + 'm>(
    entries: impl Iterator<Item = (&'m K, &'m V)>,
    writer: &mut Writer,
    selected: &Selected<'_>,
) {
    let mut comma = "";
    writer.raw("{");
    for (key, value) in entries {
        let text = if selected.is_filtered() { key_text(key) } else { String::new() };
        let Some(selected) = selected.member(&text) else { continue };
        writer.raw(std::mem::replace(&mut comma, ","));
        key.write_key(writer);
        writer.raw(":");
        value.write_selected(writer, &selected);
    }
    writer.raw("}");
}

/// A key as a filter names it.
fn key_text<K: Kind>(key: &K) -> String {
    match key.dump() {
        Input::Str(text) => text.into_owned(),
        _ => String::from_utf8_lossy(&key.dump_json()).into_owned(),
    }
}

fn describe<K: Kind, V: Kind>(rules: &Rules, generator: &mut Generator) -> Schema {
    let mut schema = Schema::of_type("object");
    let mut names = K::schema(rules.key_rules(), generator);
    let values = V::schema(rules.value_rules(), generator);
    match rules.key.and_then(|rules| rules.pattern) {
        Some(pattern) => schema.set("patternProperties", Object::from_iter([(pattern.source(), values)])),
        None => schema.set("additionalProperties", if values.is_any() { Value::Bool(true) } else { values.into() }),
    }
    names.unset("pattern");
    let is_text = names.get("type").is_some_and(|name| *name == "string");
    if is_text {
        names.unset("type");
    }
    // That names are texts goes without saying; whether they are numbers pydantic doesn't tell.
    if names.is_reference() || (is_text && !names.is_any()) {
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
