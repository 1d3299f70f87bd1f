use crate::depends::AnyDependency;
use crate::endpoint::{DescribedRoute, OutgoingRequest, Route};
use crate::params::FormLimits;
use crate::response::Responses;

/// A group of routes under one prefix, with tags for the document. Routers nest.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[get("/")]
/// async fn list_items() -> Vec<String> {
///     vec!["Lamp".to_owned()]
/// }
///
/// let items = Router::new().prefix("/items").tags(["items"]).routes(routes![list_items]);
/// let app = App::new().include(Router::new().prefix("/api/v1").include(items));
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Router {
    pub(crate) prefix: String,
    pub(crate) tags: Vec<String>,
    pub(crate) deprecated: bool,
    pub(crate) hidden: bool,
    pub(crate) responses: Option<Responses>,
    pub(crate) strict_content_type: Option<bool>,
    pub(crate) form_limits: FormLimits,
    pub(crate) dependencies: Vec<AnyDependency>,
    pub(crate) callbacks: Vec<OutgoingRequest>,
    pub(crate) generate_unique_id: Option<fn(&DescribedRoute<'_>) -> String>,
    pub(crate) entries: Vec<Entry>,
}

/// What a router holds, in the order of declaration.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    Route(Box<Route>),
    Router(Box<Router>),
}

impl Router {
    /// A router without routes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a path before those of the routes, such as `/items` or `/users/{user_id}`.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Adds tags to the routes' own.
    pub fn tags<T: Into<String>>(mut self, tags: impl IntoIterator<Item = T>) -> Self {
        self.tags.extend(tags.into_iter().map(Into::into));
        self
    }

    /// Marks all routes as deprecated.
    pub fn deprecated(mut self, deprecated: bool) -> Self {
        self.deprecated = deprecated;
        self
    }

    /// Whether the document shows the routes. Default yes.
    pub fn include_in_schema(mut self, include: bool) -> Self {
        self.hidden = !include;
        self
    }

    /// Describes further answers of all routes, as the document shows them: an object by status, or [`Responses`]. What
    /// a router inside or a route says itself takes precedence.
    ///
    /// ```
    /// use peregrine::prelude::*;
    ///
    /// let router = Router::new().responses(json!({"404": {"description": "Item not found"}}));
    /// ```
    pub fn responses(mut self, responses: impl Into<Responses>) -> Self {
        self.responses = Some(responses.into());
        self
    }

    /// Whether a body must be announced as JSON to be read as JSON. Default: as the application, which is strict.
    pub fn strict_content_type(mut self, strict: bool) -> Self {
        self.strict_content_type = Some(strict);
        self
    }

    /// How much forms may hold. What isn't said holds as for the router around it.
    pub fn form_limits(mut self, limits: FormLimits) -> Self {
        self.form_limits = limits.over(self.form_limits);
        self
    }

    /// Adds dependencies of all routes, collected by `depends!`. Their values are nobody's; what they refuse is
    /// refused.
    pub fn dependencies(mut self, dependencies: Vec<AnyDependency>) -> Self {
        self.dependencies.extend(dependencies);
        self
    }

    /// Describes requests that all routes make in turn, collected by `outgoing!`.
    pub fn callbacks(mut self, callbacks: Vec<OutgoingRequest>) -> Self {
        self.callbacks.extend(callbacks);
        self
    }

    /// Makes the unique names of operations that have none of their own, instead of the function of the router around
    /// it, or of the application. See [`App::generate_unique_id`](crate::App::generate_unique_id).
    pub fn generate_unique_id(mut self, generate: fn(&DescribedRoute<'_>) -> String) -> Self {
        self.generate_unique_id = Some(generate);
        self
    }

    /// Adds handlers, collected by `routes!`.
    pub fn routes(mut self, routes: Vec<Route>) -> Self {
        self.entries.extend(routes.into_iter().map(|route| Entry::Route(Box::new(route))));
        self
    }

    /// Adds another router, below this one's prefix.
    pub fn include(mut self, router: Router) -> Self {
        self.entries.push(Entry::Router(Box::new(router)));
        self
    }
}
