use peregrine_model::{Object, Schema, Value};

/// What the document says about one route and method.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The method, in lower case.
    pub method: String,
    /// The path, its parameters in braces.
    pub path: String,
    /// The groups to which it belongs.
    pub tags: Vec<String>,
    /// A short text.
    pub summary: String,
    /// A long text; empty means none.
    pub description: String,
    /// Its unique name.
    pub operation_id: String,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// The parameters outside of the body, in order.
    pub parameters: Vec<OperationParameter>,
    /// The body.
    pub request_body: Option<RequestBody>,
    /// The answers in order, the plain one first.
    pub responses: Vec<OperationResponse>,
    /// The security schemes and their scopes.
    pub security: Vec<(String, Vec<String>)>,
    /// The definitions of these schemes.
    pub security_schemes: Vec<(String, Value)>,
    /// Whether parameters are validated, so that the answer may be a report.
    pub validates: bool,
    /// Further answers, merged over the others: an object by status.
    pub extra_responses: Option<Value>,
    /// The requests that it makes in turn, by name.
    pub callbacks: Vec<(String, Vec<Operation>)>,
    /// What is merged over all of it.
    pub extra: Option<Value>,
}

/// A parameter outside of the body.
#[derive(Debug, Clone)]
pub struct OperationParameter {
    /// Its name on the wire.
    pub name: String,
    /// `path`, `query`, `header` or `cookie`.
    pub place: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Its schema.
    pub schema: Schema,
    /// A text about it.
    pub description: Option<String>,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: Option<Value>,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct RequestBody {
    /// Whether it must be there.
    pub required: bool,
    /// Its media type.
    pub media_type: String,
    /// Its schema.
    pub schema: Schema,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: Option<Value>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct OperationResponse {
    /// Its status.
    pub status: String,
    /// What it is.
    pub description: String,
    /// The media type and the schema of its body, if it has one.
    pub content: Option<(String, Schema)>,
    /// Whether the body is a stream, each of whose items the schema describes.
    pub is_stream: bool,
}

impl OperationParameter {
    pub(super) fn to_value(&self) -> Value {
        let mut object = Object::new();
        object.insert("name", self.name.clone());
        object.insert("in", self.place);
        object.insert("required", self.required);
        object.insert("schema", self.schema.clone());
        if let Some(description) = &self.description {
            object.insert("description", description.clone());
        }
        if let Some(examples) = &self.examples {
            object.insert("examples", examples.clone());
        } else if let Some(example) = &self.example {
            object.insert("example", example.clone());
        }
        if self.deprecated {
            object.insert("deprecated", true);
        }
        object.into()
    }
}

impl RequestBody {
    pub(super) fn to_value(&self) -> Value {
        let mut media = Object::from_iter([("schema", self.schema.clone())]);
        if let Some(examples) = &self.examples {
            media.insert("examples", examples.clone());
        } else if let Some(example) = &self.example {
            media.insert("example", example.clone());
        }
        let mut object = Object::new();
        object.insert("content", Object::from_iter([(self.media_type.clone(), media)]));
        if self.required {
            object.insert("required", true);
        }
        object.into()
    }
}

impl OperationResponse {
    pub(super) fn to_value(&self) -> Value {
        let mut object = Object::from_iter([("description", self.description.clone())]);
        if let Some((media_type, schema)) = &self.content {
            let keyword = if self.is_stream { "itemSchema" } else { "schema" };
            let media = Object::from_iter([(keyword, schema.clone())]);
            object.insert("content", Object::from_iter([(media_type.clone(), media)]));
        }
        object.into()
    }
}
