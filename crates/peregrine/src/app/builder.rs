use peregrine_openapi::document::Info;

use super::{AppService, Router, StartupErrors, build};
use crate::depends::{AnyDependency, Dependency, IntoReplacement, Overrides, StateMap};
use crate::docs::DocsSettings;
use crate::endpoint::{OutgoingRequest, Route};
use crate::error::ErrorHandlers;
use crate::middleware::{Layer, Middleware};
use crate::mounts::Mounted;
use crate::params::FormLimits;
use crate::response::{IntoResponse, Responses};
use crate::serve::{Exit, Invocation, RuntimeMode, ServeSettings};
use crate::websocket::WebSocketSettings;
use crate::{Request, Value};

/// An application: its routes, and what holds for all of them.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/")]
/// async fn root() -> Value {
///     json!({"message": "Hello World"})
/// }
///
/// let client = TestClient::new(App::new().routes(routes![root]));
/// client.get("/").send().assert_json(json!({"message": "Hello World"}));
/// ```
#[derive(Debug)]
#[must_use]
pub struct App {
    pub(crate) info: Info,
    pub(crate) root: Router,
    pub(crate) errors: ErrorHandlers,
    pub(crate) docs: DocsSettings,
    pub(crate) redirect_slashes: bool,
    pub(crate) strict_content_type: bool,
    pub(crate) documents_errors: bool,
    pub(crate) separates_schemas: bool,
    pub(crate) root_path: String,
    pub(crate) mounts: Vec<(String, Mounted)>,
    pub(crate) body_bytes_max: usize,
    pub(crate) serve: ServeSettings,
    pub(crate) state: StateMap,
    pub(crate) overrides: Overrides,
    pub(crate) webhooks: Vec<OutgoingRequest>,
    pub(crate) document_changes: Vec<fn(&mut Value)>,
    pub(crate) websockets: WebSocketSettings,
    pub(crate) layers: Vec<Box<dyn Layer>>,
}

/// How many bytes a request's body may have, unless the application says otherwise.
pub(crate) const BODY_BYTES_MAX: usize = 2 * 1024 * 1024;

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// An application without routes.
    pub fn new() -> Self {
        Self {
            info: Info::default(),
            root: Router::new(),
            errors: ErrorHandlers::default(),
            docs: DocsSettings::default(),
            redirect_slashes: true,
            strict_content_type: true,
            documents_errors: true,
            separates_schemas: true,
            root_path: String::new(),
            mounts: Vec::new(),
            body_bytes_max: BODY_BYTES_MAX,
            serve: ServeSettings::new(),
            state: StateMap::default(),
            overrides: Overrides::default(),
            webhooks: Vec::new(),
            document_changes: Vec::new(),
            websockets: WebSocketSettings::new(),
            layers: Vec::new(),
        }
    }

    /// Describes further answers of all routes, as the document shows them: an object by status, or [`Responses`]. What
    /// a router or a route says itself takes precedence.
    pub fn responses(mut self, responses: impl Into<Responses>) -> Self {
        self.root = self.root.responses(responses);
        self
    }

    /// Adds handlers, collected by `routes!`.
    pub fn routes(mut self, routes: Vec<Route>) -> Self {
        self.root = self.root.routes(routes);
        self
    }

    /// Adds a router.
    pub fn include(mut self, router: Router) -> Self {
        self.root = self.root.include(router);
        self
    }

    /// Mounts another application, or [`StaticFiles`](crate::StaticFiles), at a path: it answers all that is below with
    /// its own settings, errors and document. Routes that name a path themselves come first.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[get("/sub")]
    /// async fn read_sub() -> Value {
    ///     json!({"message": "Hello World from sub API"})
    /// }
    ///
    /// let client = TestClient::new(App::new().mount("/subapi", App::new().routes(routes![read_sub])));
    /// client.get("/subapi/sub").send().assert_json(json!({"message": "Hello World from sub API"}));
    /// assert_eq!(client.get("/subapi/openapi.json").send().json()["servers"], json!([{"url": "/subapi"}]));
    /// ```
    pub fn mount(mut self, path: impl Into<String>, mounted: impl Into<Mounted>) -> Self {
        self.mounts.push((path.into(), mounted.into()));
        self
    }

    /// Where clients see the application, such as `/api/v1`, if a proxy puts something before it: the pages, the
    /// document's `servers` and redirects follow it. Paths are taken with it and without it.
    ///
    /// A proxy that always cuts it off is better told to the server, with `--root-path`.
    pub fn root_path(mut self, path: impl Into<String>) -> Self {
        self.root_path = path.into();
        self
    }

    /// Adds dependencies of all routes, collected by `depends!`. Their values are nobody's; what they refuse is
    /// refused.
    pub fn dependencies(mut self, dependencies: Vec<AnyDependency>) -> Self {
        self.root = self.root.dependencies(dependencies);
        self
    }

    /// Describes requests that all routes make in turn, collected by `outgoing!`.
    pub fn callbacks(mut self, callbacks: Vec<OutgoingRequest>) -> Self {
        self.root = self.root.callbacks(callbacks);
        self
    }

    /// Describes requests that the application makes by itself, collected by `outgoing!`: the `webhooks` of the
    /// document.
    ///
    /// ```
    /// use peregrine::prelude::*;
    ///
    /// #[derive(Model)]
    /// struct Subscription {
    ///     username: String,
    /// }
    ///
    /// #[post("new-subscription")]
    /// fn new_subscription(body: Subscription);
    ///
    /// let document = App::new().webhooks(outgoing![new_subscription]).openapi()?;
    /// assert_eq!(document["webhooks"]["new-subscription"]["post"]["summary"], "New Subscription");
    /// # Ok::<(), peregrine::app::StartupErrors>(())
    /// ```
    pub fn webhooks(mut self, webhooks: Vec<OutgoingRequest>) -> Self {
        self.webhooks.extend(webhooks);
        self
    }

    /// Shares a value with all handlers and dependencies, which ask for it with `#[state]`. There is one of each type.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[derive(Clone)]
    /// struct Greeting(&'static str);
    ///
    /// #[get("/")]
    /// async fn root(#[state] greeting: Greeting) -> Text {
    ///     Text::from(greeting.0)
    /// }
    ///
    /// let client = TestClient::new(App::new().state(Greeting("Hello")).routes(routes![root]));
    /// client.get("/").send().assert_text("Hello");
    /// ```
    pub fn state<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// Replaces a dependency wherever it is used.
    ///
    /// Its type counts, not what it holds: `require_role(..)` is replaced whatever the role.
    pub fn override_dependency<D: Dependency, M>(
        self,
        dependency: D,
        replacement: impl IntoReplacement<D::Output, M>,
    ) -> Self {
        let _ = self.overrides.insert(&dependency, replacement);
        self
    }

    /// Answers errors of one type in an own way: [`HttpError`](crate::HttpError),
    /// [`ValidationError`](crate::ValidationError) or a type of the application's. A handler of [`Error`](crate::Error)
    /// answers faults: errors of types that have no handler, and panics.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[get("/items/{item_id}")]
    /// async fn read_item(item_id: i64) -> i64 {
    ///     item_id
    /// }
    ///
    /// let app = App::new().routes(routes![read_item]).on_error(|_, error: ValidationError| async move {
    ///     Status::<400, _>(Text::from(error.issues()[0].message()))
    /// });
    /// assert_eq!(TestClient::new(app).get("/items/x").send().status(), 400);
    /// ```
    pub fn on_error<E, F, Fut, M>(mut self, handler: F) -> Self
    where
        E: Send + Sync + 'static,
        F: Fn(Request, E) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: IntoResponse<M>> + Send + 'static,
    {
        self.errors.insert(handler);
        self
    }

    /// Puts a function around all routes, or [`Cors`](crate::Cors). What is added last sees a request first and its
    /// answer last, as in FastAPI.
    ///
    /// Answers to errors pass through it too, 404 and 405 included. Faults don't: `next.run(request)` gives them as
    /// errors, and they are answered 500 around all middlewares.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[get("/")]
    /// async fn root() -> String {
    ///     "hello".to_owned()
    /// }
    ///
    /// async fn process_time(request: Request, next: Next) -> Result<Response> {
    ///     let start = std::time::Instant::now();
    ///     let mut response = next.run(request).await?;
    ///     let seconds = start.elapsed().as_secs_f64().to_string();
    ///     response.headers_mut().insert("x-process-time", seconds.parse()?);
    ///     Ok(response)
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![root]).middleware(process_time));
    /// assert!(client.get("/").send().header("x-process-time").is_some());
    /// ```
    pub fn middleware<M>(self, middleware: impl Middleware<M>) -> Self {
        middleware.add_to(self)
    }

    pub(crate) fn layer(mut self, layer: impl Layer) -> Self {
        self.layers.push(Box::new(layer));
        self
    }

    /// Whether a path with a slash too much or too few is redirected to the one that is there. Default yes.
    pub fn redirect_slashes(mut self, redirect: bool) -> Self {
        self.redirect_slashes = redirect;
        self
    }

    /// Whether a body must be announced as JSON to be read as JSON. Default yes.
    pub fn strict_content_type(mut self, strict: bool) -> Self {
        self.strict_content_type = strict;
        self
    }

    /// How many bytes a request's body may have; more is answered 413. Default 2 MiB.
    pub fn body_bytes_max(mut self, bytes: usize) -> Self {
        self.body_bytes_max = bytes;
        self
    }

    /// How much forms may hold; more is answered 400. Default: 1000 fields, 1000 files, 1 MiB a field.
    pub fn form_limits(mut self, limits: FormLimits) -> Self {
        self.root = self.root.form_limits(limits);
        self
    }

    /// Where to listen: an IP address, or a name that stands for one. Default `127.0.0.1`.
    pub fn host(mut self, host: &str) -> Self {
        self.serve = self.serve.host(host);
        self
    }

    /// The port to listen on; 0 takes any free one. Default 8000.
    pub fn port(mut self, port: u16) -> Self {
        self.serve = self.serve.port(port);
        self
    }

    /// How threads and runtimes share the work. Default one single-threaded runtime per core.
    pub fn runtime(mut self, mode: RuntimeMode) -> Self {
        self.serve = self.serve.runtime(mode);
        self
    }

    /// The proxies that are believed when they tell, with `X-Forwarded-For` and `X-Forwarded-Proto`, who the client is
    /// and by which scheme it came: addresses and networks with commas between them, `*` alone for everybody, nothing
    /// for nobody. Default `127.0.0.1`.
    pub fn forwarded_allow_ips(mut self, proxies: &str) -> Self {
        self.serve = self.serve.forwarded_allow_ips(proxies);
        self
    }

    /// Replaces the settings of the server: limits, time-outs, threads.
    pub fn serve_settings(mut self, settings: ServeSettings) -> Self {
        self.serve = settings.over(self.serve);
        self
    }

    /// The OpenAPI document.
    ///
    /// # Errors
    /// The application has mistakes, all of which are told.
    pub fn openapi(self) -> Result<Value, StartupErrors> {
        build(self).map(|built| built.document)
    }

    /// Builds what answers requests, to be called in process or nested in a tower application.
    ///
    /// # Errors
    /// The application has mistakes, all of which are told.
    pub fn into_service(self) -> Result<AppService, StartupErrors> {
        build(self).map(|built| AppService::new(built.pipeline))
    }

    /// Serves until it is told to stop: the whole program.
    ///
    /// Host, port and more are taken from the command line, then from the environment, then from the code; `--help`
    /// tells them all. With `openapi` as its first argument the program prints the document instead:
    /// `cargo run -- openapi --output openapi.json`.
    pub async fn run(mut self) -> Exit {
        let mut arguments = std::env::args();
        let program = arguments.next().unwrap_or_else(|| "app".to_owned());
        let flags = match Invocation::parse(&program, arguments) {
            Ok(Invocation::Serve(settings)) => *settings,
            Ok(Invocation::OpenApi { output }) => return super::export::run(self, output.as_deref()),
            Ok(Invocation::Help(text)) => return Exit::help(&text),
            Err(error) => return Exit::usage(&error),
        };
        let environment = match ServeSettings::from_environment() {
            Ok(settings) => settings,
            Err(error) => return Exit::usage(&error),
        };
        self.serve = flags.over(environment).over(self.serve);
        let config = match self.serve.clone().resolve() {
            Ok(config) => config,
            Err(error) => return Exit::usage(&error),
        };
        match self.into_service() {
            Ok(service) => crate::serve::run(service, config).await.into(),
            Err(errors) => Exit::failure(errors.into_list()),
        }
    }
}
