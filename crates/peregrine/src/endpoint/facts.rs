use super::{DescribedRoute, OutgoingRequest};
use crate::Value;
use crate::depends::AnyDependency;
use crate::params::{FormLimits, Parameters};
use crate::response::{Answers, ResponseOptions, Responses};

/// What an attribute and a signature say about a handler.
#[derive(Debug, Clone)]
pub struct HandlerFacts {
    /// The name of the function.
    pub function: &'static str,
    /// The path of its module.
    pub module: &'static str,
    /// The file and the line that declare it.
    pub location: (&'static str, u32),
    /// The methods that it answers.
    pub methods: &'static [&'static str],
    /// The template of its path.
    pub path: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// The status of its answer.
    pub status: Option<u16>,
    /// What else the document says.
    pub options: OperationOptions,
    /// What the route depends on besides the function.
    pub dependencies: fn() -> Vec<AnyDependency>,
    /// The requests that it makes in turn.
    pub callbacks: fn() -> Vec<OutgoingRequest>,
    /// Declares its parameters.
    pub parameters: fn(&mut Parameters<'_>),
    /// What it says about its answer besides the type.
    pub response: Option<fn() -> &'static ResponseOptions>,
    /// Declares its answers.
    pub answers: fn(&mut Answers<'_>),
}

/// What the document says about an operation, besides what its signature tells.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OperationOptions {
    /// A short text. Unless given, it is made of the function's name.
    pub summary: Option<&'static str>,
    /// A long text. Unless given, the doc comment is it.
    pub description: Option<&'static str>,
    /// What the answer is.
    pub response_description: Option<&'static str>,
    /// Groups to which it belongs.
    pub tags: Vec<String>,
    /// A unique name. Unless given, it is made of the function's name, the path and the method.
    pub operation_id: Option<&'static str>,
    /// Makes the unique name, unless one is given.
    pub generate_unique_id: Option<fn(&DescribedRoute<'_>) -> String>,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// Whether the document shows it.
    pub include_in_schema: bool,
    /// How much a form may hold.
    pub form_limits: FormLimits,
    /// Further answers, as the document shows them.
    pub responses: Option<fn() -> Responses>,
    /// What is merged over all that the document says about it.
    pub openapi_extra: Option<fn() -> Value>,
    /// Those of the routers around it, the outermost first.
    pub router_responses: Vec<Responses>,
}

impl Default for OperationOptions {
    fn default() -> Self {
        Self {
            summary: None,
            description: None,
            response_description: None,
            tags: Vec::new(),
            operation_id: None,
            generate_unique_id: None,
            deprecated: false,
            include_in_schema: true,
            form_limits: FormLimits::new(),
            responses: None,
            openapi_extra: None,
            router_responses: Vec::new(),
        }
    }
}
