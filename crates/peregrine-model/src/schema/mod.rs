//! JSON Schema, as pydantic writes it.

mod definitions;
mod generator;
mod standalone;
mod title;

pub use definitions::{Definitions, Resolved};
pub use generator::{Generator, Mode, ModelKey};
pub(crate) use standalone::standalone;
pub use title::title_of;

use crate::{Input, Object, Value};

/// The keywords of one schema.
///
/// ```
/// use peregrine_model::Schema;
///
/// let mut schema = Schema::of_type("string");
/// schema.set("minLength", 3);
/// assert_eq!(schema.get("type"), Some(&"string".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schema(Object<'static>);

/// Where the schemas of a document's components stand.
pub(crate) const REFERENCE_PREFIX: &str = "#/components/schemas/";

impl Schema {
    /// The schema that admits everything.
    #[must_use]
    pub fn any() -> Self {
        Self::default()
    }

    /// The schema of a JSON type.
    #[must_use]
    pub fn of_type(name: &'static str) -> Self {
        Self(Object::from_iter([("type", name)]))
    }

    /// The schema that admits what one of these admits. Those that are such choices themselves are taken apart.
    #[must_use]
    pub fn any_of(schemas: impl IntoIterator<Item = Self>) -> Self {
        let schemas: Vec<Value> = schemas.into_iter().flat_map(Self::alternatives).collect();
        Self(Object::from_iter([("anyOf", schemas)]))
    }

    /// The schema that admits what just one of these admits.
    #[must_use]
    pub fn one_of(schemas: impl IntoIterator<Item = Self>) -> Self {
        let schemas: Vec<Value> = schemas.into_iter().map(Into::into).collect();
        Self(Object::from_iter([("oneOf", schemas)]))
    }

    fn alternatives(self) -> Vec<Value> {
        match self.0.get("anyOf") {
            Some(Value::Array(schemas)) if self.0.len() == 1 => schemas.clone(),
            _ => vec![self.into()],
        }
    }

    pub(crate) fn reference(key: &str) -> Self {
        Self(Object::from_iter([("$ref", format!("{REFERENCE_PREFIX}{key}"))]))
    }

    /// Sets a keyword.
    pub fn set(&mut self, keyword: &'static str, value: impl Into<Value>) {
        self.0.insert(keyword, value);
    }

    /// Takes a keyword out.
    pub fn unset(&mut self, keyword: &str) {
        self.0.remove(keyword);
    }

    /// The value of a keyword.
    #[must_use]
    pub fn get(&self, keyword: &str) -> Option<&Value> {
        self.0.get(keyword)
    }

    /// Adds the members of an object, or replaces them.
    pub fn extend(&mut self, members: Object<'static>) {
        for (name, value) in members {
            self.0.insert(name, value);
        }
    }

    /// The same schema as it stands inside of a component, where bounds are floats.
    ///
    /// ```
    /// use peregrine_model::{Schema, Value};
    ///
    /// let mut schema = Schema::of_type("integer");
    /// schema.set("maximum", 100);
    /// assert_eq!(schema.inside_component().get("maximum"), Some(&Value::Float(100.0)));
    /// ```
    #[must_use]
    pub fn inside_component(self) -> Self {
        Self(
            self.0
                .into_iter()
                .map(|(keyword, value)| {
                    let value = float_bound(&keyword, value);
                    (keyword, value)
                })
                .collect(),
        )
    }

    /// Whether `null` is among what it admits.
    pub(crate) fn admits_null(&self) -> bool {
        let is_null = |schema: &Value| schema.get("type") == Some(&"null".into());
        matches!(self.get("anyOf"), Some(Value::Array(schemas)) if schemas.iter().any(is_null))
    }

    /// Whether it points to a component.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        self.0.contains("$ref")
    }

    /// Whether it admits everything.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.0.is_empty()
    }
}

/// A keyword's value with every bound in it as a float. What is no schema, a default or an example, stays as it is.
fn float_bound(keyword: &str, value: Value) -> Value {
    match (keyword, value) {
        ("maximum" | "exclusiveMaximum" | "minimum" | "exclusiveMinimum" | "multipleOf", Value::Int(bound)) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "as Python's float() rounds it")]
            Value::Float(bound as f64)
        }
        ("items" | "additionalProperties" | "propertyNames", Value::Object(schema)) => {
            Schema(schema).inside_component().into()
        }
        ("anyOf" | "oneOf" | "allOf" | "prefixItems", Value::Array(schemas)) => {
            Value::Array(schemas.into_iter().map(|schema| float_bound("items", schema)).collect())
        }
        ("patternProperties", Value::Object(schemas)) => {
            Value::Object(schemas.into_iter().map(|(name, schema)| (name, float_bound("items", schema))).collect())
        }
        (_, value) => value,
    }
}

impl From<Schema> for Input<'static> {
    fn from(schema: Schema) -> Self {
        Input::Object(schema.0)
    }
}

impl From<Object<'static>> for Schema {
    fn from(keywords: Object<'static>) -> Self {
        Self(keywords)
    }
}
