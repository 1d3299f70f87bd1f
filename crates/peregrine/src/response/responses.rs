use peregrine_model::{Field, Generator, Kind, Mode, Schema};

use crate::{Object, Value};

/// Further answers of routes, as the document shows them: descriptions by status, and the models of their bodies.
/// FastAPI's `responses`.
///
/// What is said about one status further inside, by a router or the route, replaces what is said about it outside.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[derive(Model)]
/// struct Message {
///     message: String,
/// }
///
/// fn responses() -> Responses {
///     Responses::from(json!({"404": {"description": "The item was not found"}})).model::<Message>(404)
/// }
///
/// #[get("/items", responses = responses())]
/// async fn list_items() -> Vec<String> {
///     vec![]
/// }
///
/// let document = App::new().routes(routes![list_items]).openapi()?;
/// let response = &document["paths"]["/items"]["get"]["responses"]["404"];
/// assert_eq!(response["description"], "The item was not found");
/// assert_eq!(response["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/Message");
/// # Ok::<(), peregrine::app::StartupErrors>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Responses {
    described: Object<'static>,
    models: Vec<(String, Describe)>,
}

/// Describes the body of an answer under a title, unless it has a name of its own.
type Describe = fn(&mut Generator, &str) -> Schema;

impl Responses {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// States the model of the body of one status: a number, or a text such as `5XX` or `default`.
    pub fn model<T: Kind>(mut self, status: impl ToString) -> Self {
        self.models.push((status.to_string(), describe::<T>));
        self
    }

    /// The statuses, in order, those that are only models last.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = &str> {
        let described = self.described.iter().map(|(status, _)| status);
        let models = self.models.iter().map(|(status, _)| status.as_str());
        described.chain(models.filter(|status| !self.described.contains(status)))
    }

    /// One of them, as the document shows it.
    pub(crate) fn response(
        &self,
        status: &str,
        media_type: &str,
        title: &str,
        generator: &mut Generator,
    ) -> Object<'static> {
        let mut response = match self.described.get(status) {
            Some(Value::Object(described)) => described.clone(),
            _ => Object::new(),
        };
        let model = self.models.iter().rev().find(|(known, _)| known == status);
        if let Some((_, describe)) = model {
            let schema = describe(generator, title);
            let media = Object::from_iter([("schema", schema)]);
            let mut content = Value::from(Object::from_iter([(media_type.to_owned(), media)]));
            if let Some(known) = response.remove("content") {
                merge(&mut content, known);
            }
            response.insert("content", content);
        }
        response
    }
}

impl From<Value> for Responses {
    /// An object by status. Anything else describes nothing.
    fn from(described: Value) -> Self {
        match described {
            Value::Object(described) => Self { described, models: Vec::new() },
            _ => Self::default(),
        }
    }
}

/// Adds what was said to what the model says, which takes precedence.
fn merge(content: &mut Value, said: Value) {
    let (Value::Object(content), Value::Object(said)) = (content, said) else { return };
    for (name, value) in said {
        match content.get_mut(&name) {
            Some(known) => merge(known, value),
            None => content.insert(name, value),
        }
    }
}

fn describe<T: Kind>(generator: &mut Generator, title: &str) -> Schema {
    generator.set_mode(Mode::Output);
    generator.set_mode_for_output_of::<T>();
    let mut fields = peregrine_model::model::Fields::new(generator);
    fields.add(&Field::<T>::new(""));
    let mut schema = fields.into_declared().remove(0).schema;
    if !schema.is_reference() {
        schema.set("title", title.to_owned());
    }
    schema
}
