use peregrine_model::model::Declared;
use peregrine_model::{Field, FieldInfo, Generator, Kind, Schema, Shape, title_of};

use super::{Declaration, DeclaredDependency, DeclaredState, Parameter, Place, wire_name};
use crate::Value;
use crate::depends::{Dependency, Identity, Usage};

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
    /// Its schema.
    pub schema: Schema,
    /// Whether a model shows a title for a member like it, unless one was said.
    pub titled: bool,
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
        if place != Place::Body && T::SHAPE == Shape::Model {
            return self.add_model(&parameter.field, place);
        }
        // A path that matched has its parameters, even one that may be `None` elsewhere.
        let required = place == Place::Path || parameter.field.is_required();
        let name = self.name(&parameter.field.info, place);
        let schema = described(&parameter.field, &name, self.generator);
        self.declaration.parameters.push(DeclaredParameter {
            name,
            place,
            shape: T::SHAPE,
            info: parameter.field.info,
            required,
            embed: parameter.embed,
            media_type: parameter.media_type,
            is_form: parameter.is_form,
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

    /// Declares that the value depends on the scopes that its users ask for.
    pub fn uses_scopes(&mut self) {
        self.declaration.uses_scopes = true;
    }

    /// Declares that the body is asked for as it came.
    pub fn read_body(&mut self) {
        self.declaration.reads_body = true;
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
