use std::borrow::Cow;

use super::{Choice, Extra, Field, FieldInfo, ModelInfo};
use crate::kind::Shape;
use crate::{Generator, Kind, Mode, Object, Rules, Schema, Value};

/// Takes the declarations of a model's fields, or of a handler's parameters, one after the other.
#[derive(Debug)]
pub struct Fields<'g> {
    /// `None` where only the facts are wanted.
    generator: Option<&'g mut Generator>,
    declared: Vec<Declared>,
    model: Option<&'static ModelInfo>,
    extras: Option<Schema>,
    /// Whether another model's fields are among them.
    flattens: bool,
    takes_all: bool,
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
    /// Whether it may be left out of what is written.
    pub may_be_left_out: bool,
    /// Its values, if its type is a fixed list of them.
    pub choices: &'static [Choice],
    /// Its schema, title and default included.
    pub schema: Schema,
}

impl<'g> Fields<'g> {
    /// Nothing is declared yet.
    #[must_use]
    pub fn new(generator: &'g mut Generator) -> Self {
        Self {
            generator: Some(generator),
            declared: Vec::new(),
            model: None,
            extras: None,
            flattens: false,
            takes_all: false,
        }
    }

    /// Takes the facts alone: every schema stays empty, for a request needs none.
    #[must_use]
    pub fn without_schemas() -> Self {
        Self { generator: None, declared: Vec::new(), model: None, extras: None, flattens: false, takes_all: false }
    }

    /// Declares a field.
    pub fn add<T: Kind>(&mut self, field: &Field<T>) {
        if self.flattens {
            Self::check_name(&self.declared, &field.info);
        }
        let schema = self.generator.as_deref_mut().map_or_else(Schema::any, |generator| {
            // What replaces the type's own validation accepts anything; what is answered is of the type nevertheless.
            let accepts_any = field.treatment.is_plain() && generator.mode() == Mode::Input;
            let title = if accepts_any { Some(field.any_title()) } else { field.shown_title(generator.mode()) };
            let (schema, default) = match accepts_any {
                true => (Schema::any(), field.shown_default()),
                false => shown(field, generator),
            };
            let title = generated_title(self.model, &field.info, &schema).or(title);
            let default = if generator.is_standalone() { field.standalone_default() } else { default };
            decorated(schema, title, &field.info, default)
        });
        self.declared.push(Declared {
            info: field.info,
            shape: T::SHAPE,
            required: field.is_required(),
            may_be_left_out: field.output.exclude_if.is_some(),
            choices: T::CHOICES,
            schema,
        });
    }

    /// Declares a field that takes any JSON, as far as is known.
    #[cfg(feature = "serde")]
    pub(crate) fn add_any(&mut self, info: &FieldInfo, default: Option<Value>, required: bool) {
        let title = info.title.map_or_else(|| crate::title_of(info.wire_name()).into(), Cow::Borrowed);
        let title = generated_title(self.model, info, &Schema::any()).unwrap_or(title);
        let described = self.generator.is_some().then(|| decorated(Schema::any(), Some(title), info, default));
        self.declared.push(Declared {
            info: *info,
            shape: Shape::Any,
            required,
            may_be_left_out: false,
            choices: &[],
            schema: described.unwrap_or_else(Schema::any),
        });
    }

    /// Declares a computed field, where outputs are described.
    pub fn computed<R: Kind>(&mut self, info: &FieldInfo) {
        let is_output = self.generator.as_ref().is_some_and(|generator| generator.mode() == Mode::Output);
        let Some(generator) = self.generator.as_deref_mut().filter(|_| is_output) else { return };
        generator.meet_computed();
        let schema = R::schema(&Rules::NEW, generator);
        let title = info.title.map(Cow::Borrowed);
        let title = title.or_else(|| R::TITLED.then(|| crate::title_of(info.output_name()).into()));
        let mut schema = decorated(schema, title, info, None);
        schema.set("readOnly", true);
        self.declared.push(Declared {
            info: *info,
            shape: R::SHAPE,
            required: true,
            may_be_left_out: false,
            choices: R::CHOICES,
            schema,
        });
    }

    /// Declares what undeclared members become.
    pub fn add_extras<V: Kind>(&mut self, field: &FieldInfo) {
        self.extras = self.generator.as_deref_mut().map(|generator| V::schema(field.rules.value_rules(), generator));
    }

    /// Declares the fields of another model among those of this one.
    ///
    /// # Panics
    /// The other model may be absent, keeps undeclared members, or has a field of a name that is taken: the developer
    /// is told when the application is built.
    pub fn flatten<T: Kind>(&mut self) {
        let name = T::name();
        assert!(T::absent().is_none(), "`{name}` can't be flattened: it may be absent, and its fields then too");
        let (model, known) = (self.model, self.declared.len());
        T::declare(self);
        let keeps = self.model.is_some_and(|inner| inner.extra == Extra::Allow);
        assert!(!keeps, "`{name}` can't be flattened: members that nobody declares belong to the model around it");
        self.model = model;
        let (before, flattened) = self.declared.split_at(known);
        for field in flattened {
            Self::check_name(before, &field.info);
        }
        self.flattens = true;
    }

    fn check_name(others: &[Declared], info: &FieldInfo) {
        let clash = |other: &Declared| {
            other.info.wire_name() == info.wire_name() || other.info.output_name() == info.output_name()
        };
        let clashes = others.iter().any(clash);
        assert!(!clashes, "a flattened model and the one around it both have a field `{}`", info.name);
    }

    /// States whose fields these are.
    pub fn model(&mut self, model: &'static ModelInfo) {
        self.model = Some(model);
        self.takes_all |= model.extra != Extra::Ignore;
    }

    /// Whether a model takes or refuses members that nobody declared.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        self.takes_all
    }

    /// Whose fields these are.
    #[must_use]
    pub fn model_info(&self) -> Option<&'static ModelInfo> {
        self.model
    }

    /// What was declared.
    #[must_use]
    pub fn into_declared(self) -> Vec<Declared> {
        self.declared
    }
}

/// A field's schema, and the default that it shows. Where it is described what a function makes of the value, the
/// default isn't known as well.
fn shown<T: Kind>(field: &Field<T>, generator: &mut Generator) -> (Schema, Option<Value>) {
    let serializer = field.output.serializer.filter(|_| generator.mode() == Mode::Output);
    match serializer.and_then(|serializer| (serializer.schema)(generator)) {
        Some(schema) => (schema, None),
        None => (T::schema(&field.info.rules, generator), field.shown_default()),
    }
}

/// The title that a function of the model makes of a field's name. What points to a component has none of its own.
fn generated_title(model: Option<&'static ModelInfo>, info: &FieldInfo, schema: &Schema) -> Option<Cow<'static, str>> {
    let generate = model?.field_title_generator?;
    (info.title.is_none() && !schema.is_reference()).then(|| generate(info.name).into())
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
    generator.component(info.key(T::name()), |generator| inline_model_schema::<T>(info, generator))
}

/// The schema of a model itself, where it stands.
pub fn inline_model_schema<T: Kind>(info: &'static ModelInfo, generator: &mut Generator) -> Schema {
    let mode = generator.mode();
    let is_output = mode == Mode::Output;
    generator.set_forms(info.forms);
    let mut fields = Fields::new(generator);
    T::declare(&mut fields);
    let extras = fields.extras.take();
    let mut properties = Object::new();
    let mut required: Vec<Value> = Vec::new();
    for field in fields.into_declared() {
        if is_output && field.info.is_excluded {
            continue;
        }
        let name = field.info.name_in(mode);
        let is_always_there = is_output && info.defaults_required || field.required;
        if is_always_there && !(is_output && field.may_be_left_out) {
            required.push(name.into());
        }
        properties.insert(name, field.schema);
    }
    let mut schema = Schema::any();
    schema.set("properties", properties);
    match info.extra {
        Extra::Ignore => {}
        Extra::Forbid => schema.set("additionalProperties", false),
        Extra::Allow => schema.set("additionalProperties", described_extras(extras)),
    }
    schema.set("type", "object");
    if !required.is_empty() {
        schema.set("required", Value::Array(required));
    }
    schema.set("title", info.shown_title(T::name()).into_owned());
    if !info.description.is_empty() {
        schema.set("description", info.description);
    }
    if info.deprecated {
        schema.set("deprecated", true);
    }
    extend(&mut schema, info.schema_extra);
    schema
}

/// The schema of members that aren't declared. Where all are welcome, it says just that.
fn described_extras(schema: Option<Schema>) -> Value {
    schema.filter(|schema| !schema.is_any()).map_or(Value::Bool(true), Into::into)
}

pub(super) fn extend(schema: &mut Schema, keywords: Option<fn() -> Value>) {
    if let Some(Value::Object(keywords)) = keywords.map(|keywords| keywords()) {
        schema.extend(keywords);
    }
}
