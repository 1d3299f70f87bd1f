//! Names for components: as short as they can be without two different schemas sharing one.

use std::collections::HashMap;

use super::{Mode, ModelKey, REFERENCE_PREFIX, Schema};
use crate::{Input, Value};

/// How often names are chosen anew at most, pydantic's limit. Usually twice is enough.
const ROUNDS_MAX: usize = 100;

/// The components that schemas point to, under provisional names.
#[derive(Debug, Default)]
pub struct Definitions {
    list: Vec<Definition>,
    places: HashMap<(ModelKey, Mode), usize>,
}

#[derive(Debug)]
struct Definition {
    model: ModelKey,
    mode: Mode,
    schema: Schema,
}

/// A reserved place: the provisional name, and the place if it is to be filled.
pub(super) struct Reserved {
    pub(super) key: String,
    pub(super) fresh: Option<usize>,
}

/// The components under their final names.
#[derive(Debug)]
pub struct Resolved {
    components: Vec<(String, Value)>,
    names: HashMap<String, String>,
}

impl Definitions {
    pub(super) fn reserve(&mut self, model: ModelKey, mode: Mode) -> Reserved {
        let next = self.list.len();
        let place = *self.places.entry((model.clone(), mode)).or_insert(next);
        if place == next {
            self.list.push(Definition { model, mode, schema: Schema::any() });
        }
        Reserved { key: provisional(place), fresh: (place == next).then_some(place) }
    }

    pub(super) fn define(&mut self, place: usize, schema: Schema) {
        self.list[place].schema = schema;
    }

    /// Gives every component the shortest name under which no other schema stands, as pydantic does: `Item`, else
    /// `Item-Input`, else the name with its module.
    #[must_use]
    pub fn resolve(self) -> Resolved {
        let mut chosen: Vec<usize> = vec![usize::MAX; self.list.len()];
        let choices: Vec<Vec<String>> = self.list.iter().map(Definition::choices).collect();
        let mut schemas: Vec<Value> = self.list.iter().map(|definition| definition.schema.clone().into()).collect();
        // Renaming makes schemas equal that were not, which makes shorter names free: until nothing changes.
        for _ in 0..ROUNDS_MAX {
            let next = choose(&choices, &schemas);
            if next == chosen {
                break;
            }
            let names = names(&choices, &next);
            schemas = self.list.iter().map(|definition| definition.schema.clone().into()).collect();
            for schema in &mut schemas {
                rename(schema, &names);
            }
            chosen = next;
        }
        let names = names(&choices, &chosen);
        let mut components: Vec<(String, Value)> = Vec::new();
        for (place, schema) in schemas.into_iter().enumerate() {
            let name = &names[&provisional(place)];
            if components.iter().all(|(known, _)| known != name) {
                components.push((name.clone(), schema));
            }
        }
        components.sort_by(|(one, _), (other, _)| one.cmp(other));
        Resolved { components, names }
    }
}

impl Definition {
    /// The names it may have, shortest first.
    fn choices(&self) -> Vec<String> {
        let name = normalized(&self.model.name);
        let long = format!("{}__{name}", normalized(&self.model.module.replace("::", "__")));
        let suffix = self.mode.suffix();
        vec![name.clone(), format!("{name}{suffix}"), long.clone(), format!("{long}{suffix}")]
    }
}

impl Resolved {
    /// The components, sorted by name.
    #[must_use]
    pub fn components(&self) -> &[(String, Value)] {
        &self.components
    }

    /// Points the references inside a value to the final names.
    pub fn apply(&self, value: &mut Value) {
        rename(value, &self.names);
    }
}

/// For each definition the first choice under which only schemas equal to its own stand.
fn choose(choices: &[Vec<String>], schemas: &[Value]) -> Vec<usize> {
    let mut standing: HashMap<&str, Vec<&Value>> = HashMap::new();
    for (choices, schema) in choices.iter().zip(schemas) {
        for choice in choices {
            let others = standing.entry(choice).or_default();
            if !others.contains(&schema) {
                others.push(schema);
            }
        }
    }
    let is_free = |choice: &String| standing[choice.as_str()].len() == 1;
    choices.iter().map(|choices| choices.iter().position(is_free).unwrap_or(choices.len() - 1)).collect()
}

fn names(choices: &[Vec<String>], chosen: &[usize]) -> HashMap<String, String> {
    let pairs = choices.iter().zip(chosen).enumerate();
    pairs.map(|(place, (choices, chosen))| (provisional(place), choices[*chosen].clone())).collect()
}

/// A name that no user's model can have, for it starts with a sign.
fn provisional(place: usize) -> String {
    format!("%{place}")
}

/// Letters, digits, `.`, `-` and `_` stay.
fn normalized(name: &str) -> String {
    name.chars().map(|char| if char.is_ascii_alphanumeric() || ".-_".contains(char) { char } else { '_' }).collect()
}

fn rename(value: &mut Value, names: &HashMap<String, String>) {
    match value {
        Input::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        Input::Object(object) => {
            let members = std::mem::take(object);
            for (name, mut member) in members {
                match &member {
                    Input::Str(text) if text.starts_with(REFERENCE_PREFIX) => {
                        let key = &text[REFERENCE_PREFIX.len()..];
                        if let Some(name) = names.get(key) {
                            member = format!("{REFERENCE_PREFIX}{name}").into();
                        }
                    }
                    _ => rename(&mut member, names),
                }
                object.insert(name, member);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Generator;

    fn key(name: &'static str, module: &'static str) -> ModelKey {
        ModelKey { name: name.into(), module }
    }

    #[test]
    fn equal_sides_share_one_name_and_others_are_told_apart() {
        let mut generator = Generator::new();
        generator.component(key("Same", "app"), |_| Schema::of_type("object"));
        generator.component(key("Split", "app"), |_| Schema::of_type("object"));
        generator.set_mode(Mode::Output);
        generator.component(key("Same", "app"), |_| Schema::of_type("object"));
        generator.component(key("Split", "app"), |_| Schema::of_type("string"));
        let resolved = generator.into_definitions().resolve();
        let names: Vec<_> = resolved.components().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Same", "Split-Input", "Split-Output"]);
    }

    #[test]
    fn models_of_two_modules_take_their_module_along() {
        let mut generator = Generator::new();
        generator.component(key("Item", "app::a"), |_| Schema::of_type("object"));
        let reference = generator.component(key("Item", "app::b"), |_| Schema::of_type("string"));
        let resolved = generator.into_definitions().resolve();
        let names: Vec<_> = resolved.components().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["app__a__Item", "app__b__Item"]);
        let mut value: Value = reference.into();
        resolved.apply(&mut value);
        assert_eq!(value.get("$ref"), Some(&"#/components/schemas/app__b__Item".into()));
    }

    #[test]
    fn generic_names_are_normalized() {
        let mut generator = Generator::new();
        generator.component(key("Page[User]", "app"), |_| Schema::of_type("object"));
        assert_eq!(generator.into_definitions().resolve().components()[0].0, "Page_User_");
    }
}
