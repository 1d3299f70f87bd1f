use peregrine_model::model::{Declared, inline_model_schema};
use peregrine_model::{Field, FieldInfo, Generator, Kind, Mode, Object, Schema, Shape, title_of};

use super::{Declaration, DeclaredDependency, DeclaredState, ModelFacts, Parameter, Place, wire_name};
use crate::Value;
use crate::depends::{Dependency, Identity, Usage};
use crate::error::Variant;

/// Takes the declarations of a handler's parameters, at startup.
#[derive(Debug)]
pub struct Parameters<'g> {
    generator: &'g mut Generator,
    /// The names in the template of the path.
    path_names: Vec<&'g str>,
    declaration: Declaration,
}

/// A declared parameter, its type forgotten.
#[derive(Debug, Clone)]
pub struct DeclaredParameter {
    /// The name on the wire.
    pub name: String,
    /// Where it comes from.
    pub place: Place,
    /// How its values look.
    pub shape: Shape,
    /// What was said about it.
    pub info: FieldInfo,
    /// Whether it must be there.
    pub required: bool,
    /// Whether a body is wrapped in an object under its name.
    pub embed: bool,
    /// The media type of a body in the document.
    pub media_type: &'static str,
    /// Whether the body is a form.
    pub is_form: bool,
    /// What the form holds of it, if it is a model.
    pub form_model: Option<FormModel>,
    /// Its schema.
    pub schema: Schema,
    /// Whether a model shows a title for a member like it, unless one was said.
    pub titled: bool,
}

/// A model whose fields are those of a form, or several of which one takes it.
#[derive(Debug, Clone, Default)]
pub struct FormModel {
    /// The names under which its fields may be sent.
    pub names: Vec<String>,
    /// Whether it takes or refuses whatever else is sent.
    pub takes_all: bool,
    /// Whether it may be left out as a whole.
    pub may_be_none: bool,
    /// How the form shows it, if its fields have other names there than by itself.
    pub schema: Option<Schema>,
}

impl FormModel {
    /// The model of a parameter, if it is one whose fields are those of the form.
    fn of<T: Kind>(parameter: &Parameter<T>, generator: &mut Generator) -> Option<Self> {
        if !parameter.is_form || !matches!(T::SHAPE, Shape::Model | Shape::Models) {
            return None;
        }
        let mut fields = peregrine_model::model::Fields::without_schemas();
        T::declare(&mut fields);
        let (info, takes_all) = (fields.model_info(), fields.takes_all());
        let may_be_none = T::absent().is_some();
        let declared = fields.into_declared();
        let all_names = declared.iter().flat_map(|field| names(&field.info)).collect();
        let is_one = T::SHAPE == Shape::Model && !may_be_none;
        let info = info.filter(|_| is_one && declared.iter().any(|field| names(&field.info).len() > 1));
        let schema = info.map(|info| {
            generator.set_mode(Mode::Input);
            renamed(inline_model_schema::<T>(info, generator), &declared)
        });
        Some(Self { names: all_names, takes_all, may_be_none, schema })
    }
}

/// The names under which a field may be sent.
fn names(info: &FieldInfo) -> Vec<String> {
    info.places().map(|place| place.member().to_owned()).collect()
}

/// A model's schema as a form shows it: a required field that has several names must have one of them.
fn renamed(mut schema: Schema, declared: &[Declared]) -> Schema {
    let (mut required, mut choices) = (Vec::new(), Vec::new());
    for field in declared.iter().filter(|field| field.required) {
        let asks = |name: String| Value::from(Object::from_iter([("required", Value::Array(vec![name.into()]))]));
        match names(&field.info).as_slice() {
            [name] => required.push(Value::from(name.clone())),
            several => {
                let several = several.iter().cloned().map(asks).collect();
                choices.push(Value::from(Object::from_iter([("anyOf", Value::Array(several))])));
            }
        }
    }
    schema.set("required", required);
    if !choices.is_empty() {
        schema.set("allOf", choices);
    }
    schema
}

impl<'g> Parameters<'g> {
    pub(crate) fn new(generator: &'g mut Generator, path_names: Vec<&'g str>) -> Self {
        Self { generator, path_names, declaration: Declaration::default() }
    }

    /// Declares a parameter.
    pub fn add<T: Kind>(&mut self, parameter: &Parameter<T>) {
        let place = match parameter.place() {
            Place::Query if parameter.is_inferred() && self.path_names.contains(&parameter.field.info.name) => {
                Place::Path
            }
            place => place,
        };
        if T::SHAPE == Shape::Model && (place != Place::Body || parameter.is_form) {
            let facts = ModelFacts::of::<T>(place, parameter.field.info.convert_underscores);
            self.declaration.models.push(facts);
        }
        if place != Place::Body && T::SHAPE == Shape::Model {
            return self.add_model(&parameter.field, place);
        }
        // A path that matched has its parameters, even one that may be `None` elsewhere.
        let required = place == Place::Path || parameter.field.is_required();
        let name = self.name(&parameter.field.info, place);
        let form_model = FormModel::of(parameter, self.generator);
        let schema = described(&parameter.field, &name, self.generator);
        self.declaration.parameters.push(DeclaredParameter {
            name,
            place,
            shape: T::SHAPE,
            info: parameter.field.info,
            required,
            embed: parameter.embed && form_model.is_none(),
            media_type: parameter.media_type,
            is_form: parameter.is_form,
            form_model,
            schema,
            titled: T::TITLED,
        });
    }

    /// The first name of a parameter; of one in the path, the first that stands there.
    fn name(&self, info: &FieldInfo, place: Place) -> String {
        let mut names = info.places().map(|place| place.member());
        let in_path = names.find(|name| place == Place::Path && self.path_names.contains(name));
        in_path.map_or_else(|| wire_name(info, place).into_owned(), str::to_owned)
    }

    /// Declares each field of a parameter model. A model that may be `None` has no required one.
    fn add_model<T: Kind>(&mut self, field: &Field<T>, place: Place) {
        let mut fields = peregrine_model::model::Fields::new(self.generator);
        T::declare(&mut fields);
        let may_be_none = T::absent().is_some() && !field.is_required();
        for Declared { mut info, shape, required, schema, .. } in fields.into_declared() {
            info.convert_underscores &= field.info.convert_underscores;
            info.include_in_schema &= field.info.include_in_schema;
            self.declaration.parameters.push(DeclaredParameter {
                name: wire_name(&info, place).into_owned(),
                place,
                shape,
                info,
                required: required && !may_be_none,
                embed: false,
                media_type: super::JSON,
                is_form: false,
                form_model: None,
                schema,
                titled: true,
            });
        }
    }

    /// Declares a dependency, with what it asks for itself.
    pub fn depend<D: Dependency>(&mut self, dependency: &'static D, usage: Usage) {
        let mut inner = Parameters::new(self.generator, self.path_names.clone());
        dependency.declare(&mut inner);
        let declaration = inner.into_declaration();
        self.declaration.dependencies.push(DeclaredDependency {
            identity: Identity::of(dependency),
            facts: dependency.facts(),
            usage,
            declaration,
        });
    }

    /// Declares that this is a security scheme, as the document shows it.
    pub fn security(&mut self, name: &str, definition: Value) {
        self.declaration.security = Some((name.to_owned(), definition));
    }

    /// Declares the errors that a dependency is known to return.
    pub fn errors(&mut self, errors: &'static [Variant]) {
        self.declaration.errors = errors;
    }

    /// Declares that the value depends on the scopes that its users ask for.
    pub fn uses_scopes(&mut self) {
        self.declaration.uses_scopes = true;
    }

    /// Declares that the body is asked for as it came.
    pub fn read_body(&mut self) {
        self.declaration.reads_body = true;
    }

    /// Declares that the WebSocket is taken: no other request has one.
    pub fn take_socket(&mut self) {
        self.declaration.takes_socket = true;
    }

    /// Declares a value of the application.
    pub fn state<T: 'static>(&mut self) {
        let (type_id, type_name) = (std::any::TypeId::of::<T>(), std::any::type_name::<T>());
        self.declaration.states.push(DeclaredState { type_id, type_name });
    }

    pub(crate) fn into_declaration(self) -> Declaration {
        self.declaration
    }
}

/// The schema of a parameter, titled as FastAPI does: always, unless it points to a component.
fn described<T: Kind>(field: &Field<T>, name: &str, generator: &mut Generator) -> Schema {
    let mut fields = peregrine_model::model::Fields::new(generator);
    // OpenAPI has a place of its own for a parameter's example, beside the schema.
    fields.add(&Field { info: field.info.without_example(), ..*field });
    let mut schema = fields.into_declared().remove(0).schema;
    if field.info.title.is_none() && !schema.is_reference() {
        schema.set("title", title_of(name));
    }
    schema
}
