//! What the expansions of the macros call. No public promise: it changes with the macros, which are pinned to this
//! version.

use std::borrow::Cow;

use http::StatusCode;

mod errors_of;
mod interchange;
mod websocket;

pub use peregrine_model::dump::{BytesForm, Forms, InfNanForm, TemporalForm};
pub use peregrine_model::issue::REPORT_BYTES_MAX;
pub use peregrine_model::json::DEPTH_MAX as JSON_DEPTH_MAX;
pub use peregrine_model::json::{Bail, Reader, Writer};
pub use peregrine_model::model::{
    Choice, ChoiceInfo, Choosing, Computed, CustomError, Discriminator, ExtraMap, Extras, Fields, Flattened, Form,
    FromLiteral, Member, ModelFields, ModelInput, NothingComputed, ObjectWriter, Root, Serializer, Source, Spelling,
    Step, TreatedMember, Union, UnionMember, Variant as UnionVariant, choice_schema, computed, conclude,
    declare_computed, dict_member, model_schema, read_choice, read_choice_text, read_members, read_model, read_unknown,
    revise_checked, revise_model, sent_bit, serialized, treated_dict_member, tuple_schema, union_shape,
    validate_choice, validate_choice_or, validate_model, write_choice, write_computed, write_computed_selected,
};
pub use peregrine_model::rules::constraint;
pub use peregrine_model::validation::ISSUES_MAX;
pub use peregrine_model::validator::{
    After, Asked, Holds, Instance, Items, Layer, Treatment, Values, after, before, held, kind, label_of, plain, run,
    wrap,
};
pub use peregrine_model::{
    Bound, Extra, Failed, Field, FieldsSet, Generator, Input, Kind, ModelInfo, Object, Pattern, Report, Rules, Schema,
    Selected, Shape, Takes, TemporalUnit, Timezone, Validation, ValidationInfo, When,
};

pub use self::errors_of::*;
pub use self::interchange::*;
pub use self::websocket::*;
pub use crate::depends::{
    AnyDependency, Concurrency, Dependency, DependencyFacts, DependencyType, Lifetime, MaybeShared, NotShared, OfType,
    RequestScope, Resolved, Usage, instance, shared,
};
pub use crate::endpoint::{
    Answering, Arguments, Callable, Endpoint, HandlerFacts, OperationOptions, Outgoing, OutgoingRequest, Route,
};
pub use crate::error::{Failure, HttpErrors, Variant};
pub use crate::params::{Argument, Parameter, Parameters, Place};
pub use crate::request::Context;
pub use crate::response::{Answers, IntoResponse, ResponseOptions};
pub use crate::to_value::{AsKind, AsReferent, AsText, ToValue, to_value};
pub use crate::websocket::Conversation;
pub use crate::{Error, HttpError, Response, Value, json};

/// A field and how its type is treated: the one place where a model's field meets its trait.
#[must_use]
pub const fn member<T: Kind>(field: Field<T>) -> Member<T> {
    Member::new(field)
}

/// A root model and how its value's type is treated: the one place where it meets its trait.
#[must_use]
pub const fn root<T: Kind>(info: &'static ModelInfo, field: Field<T>) -> Root<T> {
    Root::new(info, field)
}

/// An inline model and how its value's type is treated: the one place where it meets its trait.
#[must_use]
pub const fn inline_root<T: Kind>(info: &'static ModelInfo, field: Field<T>) -> Root<T> {
    Root::inline(info, field)
}

/// A field that needs more than its type, and how its type is treated: the one place where they meet its trait.
#[must_use]
pub const fn treated_member<T: Kind>(field: Field<T>) -> TreatedMember<T> {
    TreatedMember::new(field)
}

/// Runs a validator after the type's own validation: the one place where it meets its trait.
///
/// # Errors
/// It refuses the value.
#[inline]
pub fn check<T, M>(
    validator: impl After<T, M>,
    value: T,
    info: &ValidationInfo<'_>,
) -> std::result::Result<T, peregrine_model::Rejection> {
    validator.apply(value, info)
}

/// The field that holds what a model doesn't declare: the one place where it meets its trait.
#[must_use]
pub const fn extras<T: ExtraMap>(name: &'static str, rules: Rules) -> Extras<T> {
    Extras::new(name, rules)
}

/// A field whose own fields are members of the model around it: the one place where it meets its trait.
#[must_use]
pub const fn flattened<T: Kind>() -> Flattened<T> {
    Flattened::new()
}

/// A variant of a union and how its type is treated: the one place where it meets its trait.
#[must_use]
pub const fn variant<U, T: Kind>(make: fn(T) -> U, get: fn(&U) -> Option<&T>) -> UnionVariant<U, T> {
    UnionVariant::new(make, get)
}

/// Asks the compiler whether a constraint fits a field.
pub const fn field_takes<T: FieldTakes<C>, C>() {}

/// Asks the compiler whether a constraint fits a parameter.
pub const fn parameter_takes<T: ParameterTakes<C, M>, C, M>() {}

/// A kind that takes a constraint. That it is a kind is part of it, so that what is none is told once.
#[diagnostic::on_unimplemented(
    message = "`{C}` is no constraint of `{Self}`",
    label = "this constraint doesn't fit `{Self}`",
    note = "numbers take `ge`, `gt`, `le`, `lt`, `multiple_of`; text takes `min_length`, `max_length`, `pattern`; lists and maps take `min_length`, `max_length`, and `items(..)`, `key(..)`, `value(..)` for what they hold",
    note = "a bound with a fraction is for floats, a text as a bound for dates and times",
    note = "a type of your own needs `#[derive(Model)]`; its fields carry the constraints"
)]
pub trait FieldTakes<C>: Kind {}

#[diagnostic::do_not_recommend]
impl<T: Kind + Takes<C>, C> FieldTakes<C> for T {}

/// A type of a parameter that takes a constraint.
#[diagnostic::on_unimplemented(
    message = "`{C}` is no constraint of `{Self}`",
    label = "this constraint doesn't fit `{Self}`",
    note = "numbers take `ge`, `gt`, `le`, `lt`, `multiple_of`; text takes `min_length`, `max_length`, `pattern`; lists and maps take `min_length`, `max_length`, and `items(..)`, `key(..)`, `value(..)` for what they hold",
    note = "a bound with a fraction is for floats, a text as a bound for dates and times",
    note = "a type of your own needs `#[derive(Model)]`; its fields carry the constraints"
)]
pub trait ParameterTakes<C, M>: Argument<M> {}

#[diagnostic::do_not_recommend]
impl<T: Argument<M> + Takes<C>, C, M> ParameterTakes<C, M> for T {}

/// The name of a generic model with its parameters filled in.
#[must_use]
pub fn generic_name(name: &str, parameters: &[Cow<'static, str>]) -> Cow<'static, str> {
    Cow::Owned(format!("{name}[{}]", parameters.join(", ")))
}

/// The tag that a function found, as a value of its own.
#[must_use]
pub fn tag<'a, T: Into<Input<'a>>>(found: Option<T>) -> Option<Value> {
    found.map(|tag| tag.into().into_owned())
}

/// A list of examples out of a JSON array.
#[must_use]
pub fn examples(value: Value) -> Vec<Value> {
    match value {
        Input::Array(items) => items,
        other => vec![other],
    }
}

/// Puts a value in the place of another, if its field was sent.
pub fn apply_sent<T>(sent: &FieldsSet, name: &str, value: T, place: &mut T) {
    if sent.contains(name) {
        *place = value;
    }
}

/// A handler, collected.
#[must_use]
pub fn endpoint(endpoint: impl Endpoint) -> Route {
    Route::new(endpoint)
}

/// A request that the application makes, collected.
#[must_use]
pub fn outgoing(outgoing: impl Outgoing) -> OutgoingRequest {
    OutgoingRequest::new(&outgoing)
}

/// A parameter, and how its type is taken: the one place where a handler's parameter meets its trait.
#[derive(Debug)]
pub struct Taken<T> {
    parameter: Parameter<T>,
    declare: fn(&Parameter<T>, &mut Parameters<'_>),
    take: fn(&Parameter<T>, &mut Arguments<'_>) -> std::result::Result<T, Failed>,
}

/// A parameter that is taken as its type says.
#[must_use]
pub const fn taken<T: Argument<M>, M>(parameter: Parameter<T>) -> Taken<T> {
    Taken { parameter, declare: T::declare, take: T::take }
}

impl<T> Taken<T> {
    /// Declares the parameter.
    pub fn declare(&self, parameters: &mut Parameters<'_>) {
        (self.declare)(&self.parameter, parameters);
    }

    /// Takes the parameter.
    ///
    /// # Errors
    /// What is wrong with it was recorded.
    #[inline]
    pub fn take(&self, arguments: &mut Arguments<'_>) -> std::result::Result<T, Failed> {
        (self.take)(&self.parameter, arguments)
    }
}

/// What a handler returns, and how its type is answered: the one place where it meets its trait.
#[derive(Debug)]
pub struct Answered<T> {
    describe: fn(&mut Answers<'_>),
    respond: fn(T, StatusCode) -> std::result::Result<Response, Error>,
    respond_as: fn(T, StatusCode, &'static ResponseOptions) -> std::result::Result<Response, Error>,
    is_whole: bool,
}

/// An answer that is made as its type says.
#[must_use]
pub const fn answered<T: IntoResponse<M>, M>() -> Answered<T> {
    let () = T::CHECKED;
    Answered {
        describe: T::describe,
        respond: T::into_response,
        respond_as: T::into_response_as,
        is_whole: T::IS_WHOLE,
    }
}

/// The answer of a function whose type has no name. The function isn't called.
#[must_use]
pub fn answered_by<T: IntoResponse<M>, M>(_: impl Fn() -> T) -> Answered<T> {
    answered()
}

/// The same for an `async` function.
#[must_use]
pub fn answered_by_future<T: IntoResponse<M>, M, F: Future<Output = T>>(_: impl Fn() -> F) -> Answered<T> {
    answered()
}

/// Stands for an argument of a function that isn't called.
#[must_use]
pub fn never<T>() -> T {
    unreachable!("nobody calls the function")
}

impl<T> Answered<T> {
    /// Describes the answer.
    pub fn describe(&self, answers: &mut Answers<'_>) {
        (self.describe)(answers);
    }

    /// Makes the answer.
    ///
    /// # Errors
    /// The value is an error.
    #[inline]
    pub fn respond(
        &self,
        value: T,
        status: StatusCode,
        scope: &mut RequestScope,
    ) -> std::result::Result<Response, Error> {
        self.with_parts(status, scope, |status| (self.respond)(value, status))
    }

    /// Describes the answer as the route says.
    pub fn describe_as(&self, answers: &mut Answers<'_>, options: &ResponseOptions) {
        options.describe(answers);
        (self.describe)(answers);
    }

    /// Makes the answer as the route says.
    ///
    /// # Errors
    /// The value is an error, or doesn't fit the model of the route.
    pub fn respond_as(
        &self,
        value: T,
        status: StatusCode,
        options: &'static ResponseOptions,
        scope: &mut RequestScope,
    ) -> std::result::Result<Response, Error> {
        self.with_parts(status, scope, |status| (self.respond_as)(value, status, options))
    }

    /// Adds what was set beside the value, unless the value is a whole answer.
    #[inline]
    fn with_parts(
        &self,
        status: StatusCode,
        scope: &mut RequestScope,
        respond: impl FnOnce(StatusCode) -> std::result::Result<Response, Error>,
    ) -> std::result::Result<Response, Error> {
        match scope.parts.take() {
            Some(parts) if !self.is_whole => {
                let mut response = respond(parts.status_code().unwrap_or(status))?;
                parts.add_to(&mut response);
                Ok(response)
            }
            _ => respond(status),
        }
    }
}

/// The place of a dependency that is made of an expression.
pub type DependencyCell = std::sync::OnceLock<Box<dyn std::any::Any + Send + Sync>>;

/// What a function returns that may fail.
pub trait Fallible {
    /// Its success.
    type Value;
}

impl<T, E> Fallible for std::result::Result<T, E> {
    type Value = T;
}

/// How a dependency with clean-up gives its value.
pub trait Yields {
    /// The value.
    type Value;
}

impl<T> Yields for crate::Yield<T> {
    type Value = T;
}

/// What a dependency returned, its error made one that ends a request.
///
/// # Errors
/// The dependency failed.
pub fn ended<T, E: Failure<M>, M>(result: std::result::Result<T, E>) -> std::result::Result<T, Error> {
    result.map_err(Failure::into_error)
}

/// A parameter whose report was checked: if it had failed, the request would have ended there.
///
/// # Errors
/// The parameter is invalid after all.
#[inline]
pub fn valid<T>(value: std::result::Result<T, Failed>) -> std::result::Result<T, Error> {
    value.map_err(|_| HttpError::from_status(500).into())
}

/// Tags out of a list.
#[must_use]
pub fn tags<T: ToString>(tags: &[T]) -> Vec<String> {
    tags.iter().map(ToString::to_string).collect()
}

/// The usual phrase of a status.
#[must_use]
pub fn phrase(status: u16) -> &'static str {
    peregrine_openapi::status::phrase(status).unwrap_or_default()
}

/// Runs a function that blocks where that stops nobody.
///
/// # Panics
/// It panicked; the panic goes on here.
pub async fn blocking<T: Send + 'static>(function: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(function).await {
        Ok(value) => value,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => panic!("{error}"),
        },
    }
}

/// Runs a future to its end.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the operating system gives a program its first event queue").block_on(future)
}
