use std::borrow::Cow;

use super::{Choice, Extra, Field, FieldInfo, ModelInfo};
use crate::kind::Shape;
use crate::{Generator, Kind, Object, Schema, Value};

/// Takes the declarations of a model's fields, or of a handler's parameters, one after the other.
#[derive(Debug)]
pub struct Fields<'g> {
    /// `None` where only the facts are wanted.
    generator: Option<&'g mut Generator>,
    declared: Vec<Declared>,
    extra: Extra,
}

/// A declared field, its type forgotten: what a document and a parameter model need of it.
#[derive(Debug, Clone)]
pub struct Declared {
    /// What was said about it.
    pub info: FieldInfo,
    /// How its values look.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Its values, if its type is a fixed list of them.
    pub choices: &'static [Choice],
    /// Its schema, title and default included.
    pub schema: Schema,
}

impl<'g> Fields<'g> {
    /// Nothing is declared yet.
    #[must_use]
    pub fn new(generator: &'g mut Generator) -> Self {
        Self { generator: Some(generator), declared: Vec::new(), extra: Extra::Ignore }
    }

    /// Takes the facts alone: every schema stays empty, for a request needs none.
    #[must_use]
    pub fn without_schemas() -> Self {
        Self { generator: None, declared: Vec::new(), extra: Extra::Ignore }
    }

    /// Declares a field.
    pub fn add<T: Kind>(&mut self, field: &Field<T>) {
        let schema = self.generator.as_deref_mut().map_or_else(Schema::any, |generator| {
            let schema = T::schema(&field.info.rules, generator);
            let default = if generator.is_standalone() { field.standalone_default() } else { field.shown_default() };
            decorated(schema, field.shown_title(), &field.info, default)
        });
        self.declared.push(Declared {
            info: field.info,
            shape: T::SHAPE,
            required: field.is_required(),
            choices: T::CHOICES,
            schema,
        });
    }

    /// States what becomes of undeclared members.
    pub fn extra(&mut self, extra: Extra) {
        self.extra = extra;
    }

    /// What becomes of undeclared members.
    #[must_use]
    pub fn extra_of(&self) -> Extra {
        self.extra
    }

    /// What was declared.
    #[must_use]
    pub fn into_declared(self) -> Vec<Declared> {
        self.declared
    }
}

/// A field's schema with what was said about it besides its constraints.
pub(super) fn decorated(
    mut schema: Schema,
    title: Option<Cow<'static, str>>,
    info: &FieldInfo,
    default: Option<Value>,
) -> Schema {
    if let Some(title) = title {
        schema.set("title", title.into_owned());
    }
    if let Some(description) = info.description {
        schema.set("description", description);
    }
    if let Some(default) = default {
        schema.set("default", default);
    }
    if let Some(examples) = info.examples {
        schema.set("examples", examples());
    }
    if let Some(example) = info.example {
        schema.set("example", example());
    }
    if info.deprecated {
        schema.set("deprecated", true);
    }
    extend(&mut schema, info.schema_extra);
    schema
}

/// The reference to a model's component, which is described if it wasn't yet.
pub fn model_schema<T: Kind>(info: &'static ModelInfo, generator: &mut Generator) -> Schema {
    generator.component(info.key(T::name()), |generator| {
        let mut fields = Fields::new(generator);
        T::declare(&mut fields);
        let mut properties = Object::new();
        let mut required: Vec<Value> = Vec::new();
        for field in fields.into_declared() {
            if field.required {
                required.push(field.info.wire_name().into());
            }
            properties.insert(field.info.wire_name(), field.schema);
        }
        let mut schema = Schema::any();
        schema.set("properties", properties);
        if info.extra == Extra::Forbid {
            schema.set("additionalProperties", false);
        }
        schema.set("type", "object");
        if !required.is_empty() {
            schema.set("required", Value::Array(required));
        }
        schema.set("title", info.title.map_or_else(T::name, Cow::Borrowed).into_owned());
        if !info.description.is_empty() {
            schema.set("description", info.description);
        }
        extend(&mut schema, info.schema_extra);
        schema
    })
}

pub(super) fn extend(schema: &mut Schema, keywords: Option<fn() -> Value>) {
    if let Some(Value::Object(keywords)) = keywords.map(|keywords| keywords()) {
        schema.extend(keywords);
    }
}
