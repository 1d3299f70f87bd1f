use std::sync::Arc;

use http::StatusCode;

use crate::depends::{AnyDependency, Identity, Overrides, StateMap};
use crate::params::{FormLimits, ModelFacts};
use crate::routing::RootPath;

/// What was decided at startup about the requests to one route.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The names of the path's parameters, in the order of their captures.
    pub(crate) path_names: Vec<String>,
    /// How the body is read, if a parameter comes from it.
    pub(crate) body: Option<BodyPlan>,
    /// How many bytes of the body are read at most, if anything asks for it.
    pub(crate) body_bytes_max: Option<usize>,
    /// Whether the application wants to see what is wrong with parameters, in a handler of its own.
    pub(crate) keeps_issues: bool,
    /// The status of a plain answer.
    pub(crate) status: StatusCode,
    /// Whether anything is depended on.
    pub(crate) depends: bool,
    /// What the application, its routers and the route depend on besides the handler, the outermost first.
    pub(crate) dependencies: Vec<AnyDependency>,
    /// The dependencies that are used more than once.
    pub(crate) shared: Vec<Identity>,
    /// The dependencies below which something is made for each use.
    pub(crate) refreshed: Vec<Identity>,
    /// The dependencies whose values depend on the scopes that are asked for.
    pub(crate) scoped: Vec<Identity>,
    /// The models that take all parameters of a place.
    pub(crate) models: Vec<ModelFacts>,
    /// The values that the application shares.
    pub(crate) state: Arc<StateMap>,
    /// The dependencies that are replaced.
    pub(crate) overrides: Arc<Overrides>,
    /// Where clients see the application.
    pub(crate) root: Arc<RootPath>,
}

impl Plan {
    /// A plan for an endpoint that takes nothing.
    pub(crate) fn new(status: StatusCode, root: Arc<RootPath>) -> Self {
        Self {
            path_names: Vec::new(),
            body: None,
            body_bytes_max: None,
            keeps_issues: false,
            status,
            depends: false,
            dependencies: Vec::new(),
            shared: Vec::new(),
            refreshed: Vec::new(),
            scoped: Vec::new(),
            models: Vec::new(),
            state: Arc::default(),
            overrides: Arc::default(),
            root,
        }
    }
}

/// How a body is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyPlan {
    /// Whether each parameter is a member of an object.
    pub(crate) embed: bool,
    /// How much it may hold, if it is a form.
    pub(crate) form: Option<FormLimits>,
    /// Whether a body that isn't announced as JSON is taken for bytes.
    pub(crate) strict_content_type: bool,
}
