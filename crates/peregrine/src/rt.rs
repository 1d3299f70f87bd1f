//! What the expansions of the macros call. No public promise: it changes with the macros, which are pinned to this version.

use std::borrow::Cow;

pub use peregrine_model::json::{Bail, Reader, Writer};
pub use peregrine_model::model::{
    Choice, ChoiceInfo, Fields, FromLiteral, ModelInput, choice_schema, model_schema, read_choice, read_choice_text,
    read_unknown, validate_choice, write_choice,
};
pub use peregrine_model::rules::constraint;
pub use peregrine_model::{
    Bound, Extra, Failed, Field, Generator, Input, Kind, ModelInfo, Pattern, Rules, Schema, Shape, Takes, Validation,
};

pub use crate::endpoint::{Answering, Arguments, Endpoint, HandlerFacts, OperationOptions, Route};
pub use crate::error::{Failure, HttpErrors, Variant};
pub use crate::params::{Argument, Parameter, Parameters, Place};
pub use crate::request::Context;
pub use crate::response::{Answers, IntoResponse};
pub use crate::{Error, HttpError, Response, Value, json};

/// Asks the compiler whether a constraint fits a type.
pub const fn takes<T: Takes<C>, C>() {}

/// The name of a generic model with its parameters filled in.
#[must_use]
pub fn generic_name(name: &str, parameters: &[Cow<'static, str>]) -> Cow<'static, str> {
    Cow::Owned(format!("{name}[{}]", parameters.join(", ")))
}

/// A list of examples out of a JSON array.
#[must_use]
pub fn examples(value: Value) -> Vec<Value> {
    match value {
        Input::Array(items) => items,
        other => vec![other],
    }
}

/// The JSON of a value.
#[must_use]
pub fn to_value<T: ToValue + ?Sized>(value: &T) -> Value {
    value.to_value()
}

/// What can stand in `json!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON",
    label = "can't stand in `json!`",
    note = "add `#[derive(Model)]` to `{Self}` if it is yours"
)]
pub trait ToValue {
    /// The JSON of the value.
    fn to_value(&self) -> Value;
}

impl<T: Kind> ToValue for T {
    fn to_value(&self) -> Value {
        self.dump()
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        self.to_owned().into()
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

/// A handler, collected.
#[must_use]
pub fn endpoint(endpoint: impl Endpoint) -> Route {
    Route::new(endpoint)
}

/// Declares a parameter.
pub fn declare<T: Argument<M>, M>(parameter: &Parameter<T>, parameters: &mut Parameters<'_>) {
    T::declare(parameter, parameters);
}

/// Takes a parameter.
///
/// # Errors
/// What is wrong with it was recorded.
#[inline]
pub fn take<T: Argument<M>, M>(parameter: &Parameter<T>, arguments: &mut Arguments<'_>) -> Result<T, Failed> {
    T::take(parameter, arguments)
}

/// Describes the answer of a function that returns `T`.
pub fn describe<T: IntoResponse<M>, M>(answers: &mut Answers<'_>) {
    T::describe(answers);
}

/// Makes the answer.
///
/// # Errors
/// The value is an error.
#[inline]
pub fn respond<T: IntoResponse<M>, M>(value: T, context: &Context) -> Result<Response, Error> {
    value.into_response(context.plan.status)
}

/// Runs a function that blocks where that stops nobody.
///
/// # Errors
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
