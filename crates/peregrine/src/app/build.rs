//! From what users declared to what answers requests: every decision that can be made once.

use std::sync::Arc;

use http::{Method, StatusCode};
use peregrine_model::{Generator, Mode};
use peregrine_openapi::document::{Operation, assemble};

use super::checks::check;
use super::mounted::{Mount, Surroundings};
use super::operations::{self, OperationInput};
use super::router::{Entry, Router};
use super::{App, StartupError, StartupErrors, mounted, outgoing};
use crate::Value;
use crate::depends::{AnyDependency, Overrides, StateMap};
use crate::docs;
use crate::endpoint::{BodyPlan, DescribedRoute, HandlerFacts, OutgoingRequest, Plan, Route};
use crate::params::{Declaration, DeclaredParameter, FormLimits, Parameters, Place};
use crate::pipeline::{Pipeline, PlannedRoute, SocketRoute};
use crate::response::{Answers, Responses};
use crate::routing::{Methods, RootPath, RoutePrefix, RouteTable, RouteTemplate, find_conflicts};

/// An application, built.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) pipeline: Pipeline,
    pub(crate) document: Value,
}

/// A route with everything that its routers say.
pub(super) struct Flat {
    pub(super) route: Route,
    pub(super) template: RouteTemplate,
    methods: Methods,
    strict_content_type: bool,
    form_limits: FormLimits,
    dependencies: Vec<AnyDependency>,
    callbacks: Vec<OutgoingRequest>,
}

/// Builds an application.
pub(crate) fn build(app: App) -> Result<Built, StartupErrors> {
    let root = Arc::new(RootPath::new(&app.root_path, app.serve.root_path_or_none()));
    build_in(app, &Surroundings { root, ..Surroundings::default() })
}

/// Builds an application, which may be mounted in another one.
pub(super) fn build_in(mut app: App, around: &Surroundings) -> Result<Built, StartupErrors> {
    let mut errors = Vec::new();
    let flat = flatten(&app, &mut errors);
    conflicts(&flat, &mut errors);

    let mut generator = Generator::new();
    let shared = Shared::of(&mut app, around);
    generator.set_separates(app.separates_schemas);
    let mut planned = Vec::new();
    let mut operations: Vec<(Operation, String)> = Vec::new();
    for flat in flat {
        let path_names = flat.template.parameters().map(|(name, _)| name).collect();
        let declaration = declared(&flat.route.facts, path_names, &flat.dependencies, &mut generator);
        let parameters = declaration.flat_parameters();
        check(&flat, &declaration, &parameters, &shared.state, &mut errors);
        if flat.route.is_websocket {
            let plan = plan(&flat, &declaration, None, StatusCode::OK, &shared);
            planned.push((flat, Arc::new(plan)));
            continue;
        }
        let place = place_of(&flat.route);
        let shown = flat.route.facts.options.include_in_schema;
        let callbacks = if shown { outgoing::callbacks(&flat.callbacks, &app, &mut generator) } else { Vec::new() };
        let input = OperationInput {
            facts: &flat.route.facts,
            path: flat.template.path_format(),
            parameters: &parameters,
            securities: &declaration.securities(),
            callbacks,
        };
        let mut answers = Answers::new(&mut generator, operations::answer_titles(&input));
        (flat.route.facts.answers)(&mut answers);
        declaration.describe_errors(&mut answers);
        errors.extend(answer_problem(&flat.route, &answers));
        let (main, others) = answers.into_parts();
        let status = status(&flat.route, main.status, &place, &mut errors);
        let body = body_plan(&parameters, flat.strict_content_type, flat.form_limits);
        if shown {
            let others = if app.documents_errors { others } else { Vec::new() };
            let made = operations::operations(&input, status, &main, &others, embeds(&parameters), &mut generator);
            operations.extend(made.into_iter().map(|operation| (operation, place.clone())));
        }
        let plan = plan(&flat, &declaration, body, status, &shared);
        planned.push((flat, Arc::new(plan)));
    }
    operations::duplicate_ids(&operations, &mut errors);
    docs_problems(&app, &mut errors);
    let mounts = mounted::mounts(&mut app, around, &mut errors);
    if !errors.is_empty() {
        return Err(StartupErrors::new(errors));
    }

    let operations: Vec<Operation> = operations.into_iter().map(|(operation, _)| operation).collect();
    let document = document(&app, &operations, generator);
    let tables = tables(&mut app, planned, mounts, &document, &shared);
    Ok(Built { pipeline: pipeline(app, tables, shared, around), document })
}

fn document(app: &App, operations: &[Operation], mut generator: Generator) -> Value {
    let webhooks = outgoing::operations(&app.webhooks, app, &mut generator);
    let mut document = assemble(&app.info, operations, &webhooks, generator.into_definitions());
    for change in &app.document_changes {
        change(&mut document);
    }
    document
}

fn docs_problems(app: &App, errors: &mut Vec<StartupError>) {
    let place = "the documentation";
    let problems = docs::problems(&app.docs).into_iter();
    errors.extend(problems.map(|problem| StartupError::Path { problem, place: place.to_owned() }));
}

fn pipeline(app: App, tables: Tables, shared: Shared, around: &Surroundings) -> Pipeline {
    Pipeline {
        routes: tables.routes,
        sockets: tables.sockets,
        websockets: app.websockets,
        errors: Arc::new(app.errors),
        redirect_slashes: app.redirect_slashes,
        root: shared.root,
        overrides: shared.overrides,
        outstanding: Arc::clone(&around.outstanding),
        stop: around.stop.clone(),
        layers: app.layers,
    }
}

/// What answers requests, and what answers those for WebSockets.
struct Tables {
    routes: RouteTable<PlannedRoute>,
    sockets: RouteTable<SocketRoute>,
}

fn tables(
    app: &mut App,
    planned: Vec<(Flat, Arc<Plan>)>,
    mounts: Vec<Mount>,
    document: &Value,
    shared: &Shared,
) -> Tables {
    let (mut routes, mut sockets) = (RouteTable::new(), RouteTable::new());
    for docs_route in docs::routes(&mut app.docs, &app.info.title, &shared.root, document) {
        docs_route.insert_into(&mut routes, &shared.root);
    }
    for (flat, plan) in planned {
        let (is_websocket, route) = (flat.route.is_websocket, PlannedRoute { endpoint: flat.route.endpoint, plan });
        match is_websocket {
            true => sockets.insert(&flat.template, flat.methods, SocketRoute::Handler(route)),
            false => routes.insert(&flat.template, flat.methods, route),
        }
    }
    for Mount { template, endpoint, application } in mounts {
        if let Some(application) = application {
            sockets.insert(&template, Methods::Any, SocketRoute::Mounted(application));
        }
        // What the application shares lives as long as it does, though nothing here asks for it.
        let plan = Plan { state: Arc::clone(&shared.state), ..Plan::new(StatusCode::OK, Arc::clone(&shared.root)) };
        let plan = Arc::new(plan);
        routes.insert(&template, Methods::Any, PlannedRoute { endpoint, plan });
    }
    Tables { routes, sockets }
}

fn plan(flat: &Flat, declaration: &Declaration, body: Option<BodyPlan>, status: StatusCode, shared: &Shared) -> Plan {
    Plan {
        path_names: flat.template.parameters().map(|(name, _)| name.to_owned()).collect(),
        body,
        body_bytes_max: (body.is_some() || declaration.reads_body()).then_some(shared.body_bytes_max),
        keeps_issues: if flat.route.is_websocket { shared.keeps_socket_issues } else { shared.keeps_issues },
        status,
        depends: !declaration.dependencies.is_empty(),
        dependencies: flat.dependencies.clone(),
        shared: declaration.shared(),
        refreshed: declaration.refreshed(),
        scoped: declaration.scoped(),
        models: declaration.all_models(),
        state: Arc::clone(&shared.state),
        overrides: Arc::clone(&shared.overrides),
        root: Arc::clone(&shared.root),
    }
}

/// What all plans of an application have in common.
struct Shared {
    state: Arc<StateMap>,
    overrides: Arc<Overrides>,
    keeps_issues: bool,
    keeps_socket_issues: bool,
    body_bytes_max: usize,
    root: Arc<RootPath>,
}

impl Shared {
    fn of(app: &mut App, around: &Surroundings) -> Self {
        Self {
            state: Arc::new(std::mem::take(&mut app.state)),
            overrides: Arc::new(std::mem::take(&mut app.overrides)),
            keeps_issues: app.errors.keeps_issues(),
            keeps_socket_issues: app.errors.keeps_issues_of_websockets(),
            body_bytes_max: app.body_bytes_max,
            root: Arc::clone(&around.root),
        }
    }
}

/// What a router passes on to those inside of it.
#[derive(Clone, Default)]
struct Inherited {
    prefix: RoutePrefix,
    tags: Vec<String>,
    responses: Vec<Responses>,
    deprecated: bool,
    hidden: bool,
    strict_content_type: Option<bool>,
    form_limits: FormLimits,
    dependencies: Vec<AnyDependency>,
    callbacks: Vec<OutgoingRequest>,
    generate_unique_id: Option<fn(&DescribedRoute<'_>) -> String>,
}

fn flatten(app: &App, errors: &mut Vec<StartupError>) -> Vec<Flat> {
    let mut flat = Vec::new();
    let inherited = Inherited { strict_content_type: Some(app.strict_content_type), ..Inherited::default() };
    collect(&app.root, &inherited, &mut flat, errors);
    flat
}

fn collect(router: &Router, outer: &Inherited, flat: &mut Vec<Flat>, errors: &mut Vec<StartupError>) {
    let prefix = match RoutePrefix::parse(&router.prefix) {
        Ok(prefix) => prefix,
        Err(error) => {
            errors.push(StartupError::Path { problem: error.to_string(), place: "a router".to_owned() });
            return;
        }
    };
    let inherited = Inherited {
        prefix: outer.prefix.nest(&prefix),
        tags: outer.tags.iter().chain(&router.tags).cloned().collect(),
        responses: outer.responses.iter().chain(&router.responses).cloned().collect(),
        deprecated: outer.deprecated || router.deprecated,
        hidden: outer.hidden || router.hidden,
        strict_content_type: router.strict_content_type.or(outer.strict_content_type),
        form_limits: router.form_limits.over(outer.form_limits),
        dependencies: outer.dependencies.iter().chain(&router.dependencies).cloned().collect(),
        callbacks: outer.callbacks.iter().chain(&router.callbacks).cloned().collect(),
        generate_unique_id: router.generate_unique_id.or(outer.generate_unique_id),
    };
    for entry in &router.entries {
        match entry {
            Entry::Router(router) => collect(router, &inherited, flat, errors),
            Entry::Route(route) => match flattened(route, &inherited) {
                Ok(route) => flat.push(route),
                Err(error) => errors.push(error),
            },
        }
    }
}

fn flattened(route: &Route, inherited: &Inherited) -> Result<Flat, StartupError> {
    let path = |problem: String| StartupError::Path { problem, place: place_of(route) };
    let template = inherited.prefix.join(route.facts.path).map_err(|error| path(error.to_string()))?;
    let methods = route.facts.methods.iter().map(|name| Method::from_bytes(name.as_bytes()));
    let methods = methods.collect::<Result<Vec<_>, _>>().map_err(|_| path("the method is no token".to_owned()))?;
    let mut route = route.clone();
    let options = &mut route.facts.options;
    options.tags.splice(0..0, inherited.tags.iter().cloned());
    options.router_responses.clone_from(&inherited.responses);
    options.deprecated |= inherited.deprecated;
    options.include_in_schema &= !inherited.hidden;
    options.generate_unique_id = options.generate_unique_id.or(inherited.generate_unique_id);
    let strict_content_type = inherited.strict_content_type.unwrap_or(true);
    let mut dependencies = inherited.dependencies.clone();
    dependencies.extend((route.facts.dependencies)());
    let form_limits = route.facts.options.form_limits.over(inherited.form_limits);
    let is_websocket = route.is_websocket;
    let mut callbacks = inherited.callbacks.clone();
    callbacks.extend((route.facts.callbacks)());
    Ok(Flat {
        route,
        template,
        methods: if is_websocket { Methods::Any } else { Methods::Only(methods) },
        strict_content_type,
        form_limits,
        dependencies,
        callbacks,
    })
}

/// What a route says about its answer, and can't hold.
fn answer_problem(route: &Route, answers: &Answers<'_>) -> Option<StartupError> {
    let problem = route.facts.response?().problem(answers)?;
    Some(StartupError::Answer { problem, place: place_of(route) })
}

/// Routes that can't be told apart. A request for a WebSocket never sees the routes of others, and they never see its.
fn conflicts(flat: &[Flat], errors: &mut Vec<StartupError>) {
    for is_websocket in [false, true] {
        let alike: Vec<&Flat> = flat.iter().filter(|flat| flat.route.is_websocket == is_websocket).collect();
        for conflict in find_conflicts(alike.iter().map(|flat| (&flat.template, &flat.methods))) {
            let (first, second) = (alike[conflict.first], alike[conflict.second]);
            let methods = conflict.methods.to_allow().unwrap_or_else(|| "WebSocket".to_owned());
            errors.push(StartupError::Conflict {
                what: format!("{methods} {}", first.template),
                first: place_of(&first.route),
                second: place_of(&second.route),
            });
        }
    }
}

/// The parameters of a function, those of its dependencies first.
pub(super) fn declared<'g>(
    facts: &HandlerFacts,
    path_names: Vec<&'g str>,
    dependencies: &[AnyDependency],
    generator: &'g mut Generator,
) -> Declaration {
    generator.set_mode(Mode::Input);
    let mut parameters = Parameters::new(generator, path_names);
    for dependency in dependencies {
        dependency.declare(&mut parameters);
    }
    (facts.parameters)(&mut parameters);
    parameters.into_declaration()
}

fn status(route: &Route, answered: Option<u16>, place: &str, errors: &mut Vec<StartupError>) -> StatusCode {
    let status = route.facts.status.or(answered).unwrap_or(200);
    StatusCode::from_u16(status).unwrap_or_else(|_| {
        let problem = format!("status {status} is none: it is a number between 100 and 999");
        errors.push(StartupError::Parameter { problem, place: place.to_owned() });
        StatusCode::OK
    })
}

fn body_plan(parameters: &[DeclaredParameter], strict_content_type: bool, form_limits: FormLimits) -> Option<BodyPlan> {
    let mut bodies = parameters.iter().filter(|parameter| parameter.place == Place::Body).peekable();
    bodies.peek()?;
    let form = bodies.any(|body| body.is_form).then_some(form_limits);
    Some(BodyPlan { embed: embeds(parameters), form, strict_content_type })
}

/// Whether the body is an object of its parameters: if they have several names, and if one says so. A name that several
/// functions use is the same parameter, unless each of them is a form of its own.
pub(super) fn embeds(parameters: &[DeclaredParameter]) -> bool {
    let mut bodies = parameters.iter().filter(|parameter| parameter.place == Place::Body);
    let Some(first) = bodies.next() else { return false };
    let is_other = |body: &DeclaredParameter| match (&first.form_model, &body.form_model) {
        (None, _) => body.info.name != first.info.name,
        (Some(_), None) => true,
        (Some(_), Some(_)) => body.info.name != first.info.name || body.schema != first.schema,
    };
    first.embed || bodies.any(is_other)
}

/// A function as messages name it.
pub(super) fn place_of(route: &Route) -> String {
    let (file, line) = route.facts.location;
    format!("`{}::{}` ({file}:{line})", route.facts.module, route.facts.function)
}
