use std::borrow::Cow;
use std::pin::Pin;

use peregrine_model::{Code, Failed, Field, FieldInfo, Input, Issue, Kind, Validation};

use crate::body::BodyError;
use crate::depends::{Identity, Lifetime, Making, Overrides, RequestScope, State};
use crate::error::{Error, HttpError, ValidationError};
use crate::params::{BodyFault, BodyState, Findings, Place, Query};
use crate::request::Context;

/// Arguments that are ready when others were resolved.
type Opening<'c> = Pin<Box<dyn Future<Output = Result<Arguments<'c>, Error>> + Send + 'c>>;

/// The parameters of one request, taken one after the other, and what is wrong with them.
#[derive(Debug)]
pub struct Arguments<'c> {
    context: &'c Context,
    pub(crate) scope: &'c mut RequestScope,
    /// Until when the dependency that is resolved lives.
    pub(crate) lifetime: Lifetime,
    /// How much of it is made.
    pub(crate) making: Making,
    /// The scopes that are asked for on the way to it.
    pub(crate) scopes: Vec<&'static str>,
    pub(crate) body: BodyState<'c>,
    /// Found when the first parameter of the query is taken.
    query: Option<Query<'c>>,
    pub(crate) findings: Findings,
    fault: Option<BodyFault>,
}

impl<'c> Arguments<'c> {
    /// Begins to take parameters. What makes the body unreadable is told at the end.
    #[inline]
    #[must_use]
    pub fn of(context: &'c Context, scope: &'c mut RequestScope) -> Self {
        let (body, fault) = match BodyState::of(context) {
            Ok(body) => (body, None),
            Err(fault) => (BodyState::Absent, Some(fault)),
        };
        let lifetime = Lifetime::default();
        Self {
            context,
            scope,
            lifetime,
            making: Making::default(),
            scopes: Vec::new(),
            body,
            query: None,
            findings: Findings::new(context.plan.keeps_issues),
            fault,
        }
    }

    /// Begins after what is depended on besides the function was resolved. Boxed, so that only requests that wait for
    /// it need the room.
    #[must_use]
    pub fn after_others(context: &'c Context, scope: &'c mut RequestScope) -> Opening<'c> {
        Box::pin(async move {
            let mut arguments = Self::of(context, scope);
            arguments.check_body()?;
            for dependency in &context.plan.dependencies {
                // Its failure is in the report; its value is nobody's.
                let _ = dependency.resolve(&mut arguments).await?;
            }
            Ok(arguments)
        })
    }

    /// Sees that the body can be read before anything is depended on.
    ///
    /// # Errors
    /// The body can't be read.
    #[inline]
    pub fn begin(&mut self) -> Result<(), Error> {
        if self.context.plan.depends && !self.context.waits_for_others() { self.check_body() } else { Ok(()) }
    }

    fn check_body(&mut self) -> Result<(), Error> {
        if self.fault.is_none() {
            self.fault = self.body.check().err();
        }
        self.fault.take().map_or(Ok(()), |fault| Err(fault_error(fault, self.context)))
    }

    pub(crate) fn context(&self) -> &'c Context {
        self.context
    }

    /// The dependencies that are replaced.
    pub(crate) fn overrides(&self) -> &'c Overrides {
        &self.context.plan.overrides
    }

    /// Whether several uses share the value of a dependency.
    pub(crate) fn is_shared(&self, identity: Identity) -> bool {
        self.context.plan.shared.contains(&identity) || !self.overrides().is_empty()
    }

    /// Whether something below a dependency is made for each use of it.
    pub(crate) fn refreshes(&self, identity: Identity) -> bool {
        self.context.plan.refreshed.contains(&identity)
    }

    /// Whether the value of a dependency depends on the scopes that are asked for.
    pub(crate) fn is_scoped(&self, identity: Identity) -> bool {
        self.context.plan.scoped.contains(&identity)
    }

    /// The value of a type that the application shares.
    ///
    /// # Errors
    /// There is none, which is told when the application starts.
    pub fn state_value<T: State>(&self) -> Result<Result<T, Failed>, Error> {
        self.context.plan.state.get().map(Ok).ok_or_else(|| HttpError::from_status(500).into())
    }

    /// Keeps something until the dependency that is resolved has cleaned up.
    pub fn keep(&mut self, value: impl Send + 'static) {
        let lifetime = self.lifetime;
        self.scope.exits(lifetime).keep(value);
    }

    /// Proof that a parameter or a dependency failed.
    pub fn failed(&self) -> Failed {
        Validation::new().record(Issue::without_input(Code::Missing))
    }

    /// Begins to take a function's own parameters: their issues come after those of its dependencies.
    #[inline]
    pub fn own(&mut self) {
        self.findings.begin_function();
    }

    /// The query as it was sent.
    pub(crate) fn sent_query(&mut self) -> &Query<'c> {
        let context = self.context;
        self.query.get_or_insert_with(|| Query::new(context.query()))
    }

    /// Takes a parameter of the path.
    pub(crate) fn path<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let context = self.context;
        let name = field.info.wire_name();
        let (name, index) = match context.plan.path_names.iter().position(|known| known == name) {
            Some(index) => (name, Some(index)),
            None => self.other_name(&field.info),
        };
        let text = index.and_then(|index| context.path_parameter(index)).unwrap_or_default();
        match field.read_text(text) {
            Ok(value) => Ok(value),
            Err(_) => self.complete(field, Place::Path, Cow::Borrowed(name), &Input::Str(Cow::Borrowed(text))),
        }
    }

    /// Whether the path has a parameter of that name, the prefixes of the routers included.
    #[inline]
    pub(crate) fn path_has(&self, name: &str) -> bool {
        self.context.plan.path_names.iter().any(|known| known == name)
    }

    /// The first of a parameter's names that the path has, and its index there.
    #[cold]
    fn other_name(&self, info: &FieldInfo) -> (&'static str, Option<usize>) {
        let names = &self.context.plan.path_names;
        let found = info.places().find_map(|place| {
            let index = names.iter().position(|known| known == place.member())?;
            Some((place.member(), Some(index)))
        });
        found.unwrap_or((info.wire_name(), None))
    }

    pub(crate) fn embeds(&self) -> bool {
        self.context.plan.body.is_some_and(|body| body.embed)
    }

    /// Records that a parameter is missing.
    #[cold]
    pub(crate) fn missing(&mut self, place: Place, name: Cow<'static, str>) -> Failed {
        let mut state = Validation::new();
        let failed = state.record(Issue::without_input(Code::Missing));
        self.record(place, Some(name), state);
        failed
    }

    /// Records that all of a place is missing.
    #[cold]
    pub(crate) fn missing_whole(&mut self, place: Place) -> Failed {
        let mut state = Validation::new();
        let failed = state.record(Issue::without_input(Code::Missing));
        self.record(place, None, state);
        failed
    }

    /// Records that the body can't be read: nothing else is looked at.
    #[cold]
    pub(crate) fn fault(&mut self, fault: BodyFault) -> Failed {
        self.fault = Some(fault);
        Validation::new().record(Issue::without_input(Code::JsonInvalid))
    }

    /// Records what a complete pass found, below the parameter's name and its place.
    #[cold]
    pub(crate) fn record(&mut self, place: Place, name: Option<Cow<'static, str>>, state: Validation<'_>) {
        self.findings.add(place, name, state);
    }

    /// Goes on to the handler, if all parameters are valid.
    ///
    /// # Errors
    /// They are not.
    #[inline]
    pub fn finish(&mut self) -> Result<(), Error> {
        if self.findings.is_empty() && self.fault.is_none() { Ok(()) } else { Err(self.refusal()) }
    }

    #[cold]
    fn refusal(&mut self) -> Error {
        if let Some(fault) = self.fault.take() {
            return fault_error(fault, self.context);
        }
        self.findings.error(&self.context.bytes)
    }
}

impl Context {
    /// Whether the route depends on anything besides its function.
    #[inline]
    #[must_use]
    pub fn waits_for_others(&self) -> bool {
        !self.plan.dependencies.is_empty()
    }

    /// Reads the body, if the plan wants it: all of it, before the first parameter is taken.
    ///
    /// # Errors
    /// The body is too large, or ended early.
    pub(crate) async fn read_body(&mut self) -> Result<(), Error> {
        if let Some(bytes_max) = self.plan.body_bytes_max {
            self.bytes = self.received.body_mut().read(bytes_max).await.map_err(unread)?;
        }
        Ok(())
    }
}

fn unread(error: BodyError) -> Error {
    match error {
        BodyError::TooLarge => HttpError::new(413, "Content Too Large").into(),
        _ => unreadable(),
    }
}

#[cold]
fn fault_error(fault: BodyFault, context: &Context) -> Error {
    match fault {
        BodyFault::Invalid(issue) => ValidationError::new(vec![*issue], context.bytes.clone()).into(),
        BodyFault::Form(fault) => HttpError::new(400, fault.0.into_owned()).into(),
        BodyFault::Unreadable => unreadable(),
    }
}

fn unreadable() -> Error {
    HttpError::new(400, "There was an error parsing the body").into()
}
