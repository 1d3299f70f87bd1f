use std::fmt;

use super::{Rejection, ValidationInfo};
use crate::Value;

/// A validator that runs before the type's own validation, with the raw value, and gives the one to go on with:
/// `fn(Value) -> Result<Value, E>` or `fn(Value) -> Value`, each with a `&ValidationInfo` if it likes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no validator that runs before",
    label = "takes or gives something else than a `Value`",
    note = "such a validator is `fn(Value) -> Result<Value, E>` or `fn(Value) -> Value`",
    note = "each may take a `&ValidationInfo<'_>` as well; `E` is a `Rejection` or whatever can be printed",
    note = "a closure needs the types of its parameters"
)]
pub trait Before<M> {
    /// Gives the value to go on with.
    ///
    /// # Errors
    /// The validator refuses it.
    fn apply(&self, value: Value, info: &ValidationInfo<'_>) -> Result<Value, Rejection>;
}

/// A validator that replaces the type's own validation: `fn(Value) -> Result<T, E>` or `fn(Value) -> T`, each with a
/// `&ValidationInfo` if it likes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no validator that makes a `{T}`",
    label = "doesn't take a `Value` to give a `{T}`",
    note = "such a validator is `fn(Value) -> Result<{T}, E>` or `fn(Value) -> {T}`",
    note = "each may take a `&ValidationInfo<'_>` as well; `E` is a `Rejection` or whatever can be printed",
    note = "a closure needs the types of its parameters"
)]
pub trait Plain<T, M> {
    /// Makes the value.
    ///
    /// # Errors
    /// The validator refuses it.
    fn apply(&self, value: Value, info: &ValidationInfo<'_>) -> Result<T, Rejection>;
}

/// A validator around the type's own validation: `fn(Value, &ValidationHandler<'_, T>) -> Result<T, E>`, with a
/// `&ValidationInfo` if it likes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no validator around a `{T}`",
    label = "doesn't take a `Value` and a `&ValidationHandler` to give a `{T}`",
    note = "such a validator is `fn(Value, &ValidationHandler<'_, {T}>) -> Result<{T}, E>`",
    note = "it may take a `&ValidationInfo<'_>` as well; `E` is a `Rejection` or whatever can be printed",
    note = "a closure needs the types of its parameters"
)]
pub trait Wrap<T, M> {
    /// Makes the value, with the help of what is inside or without.
    ///
    /// # Errors
    /// The validator refuses it, or what is inside does.
    fn apply(
        &self,
        value: Value,
        handler: &ValidationHandler<'_, T>,
        info: &ValidationInfo<'_>,
    ) -> Result<T, Rejection>;
}

/// The validation inside of a wrapping validator.
///
/// ```
/// use peregrine_model::{ValidationHandler, Rejection, Value};
///
/// fn or_minus_one(value: Value, handler: &ValidationHandler<'_, i64>) -> Result<i64, Rejection> {
///     handler.validate(value).or(Ok(-1))
/// }
/// ```
pub struct ValidationHandler<'h, T> {
    validate: &'h dyn Fn(Value) -> Result<T, Rejection>,
}

impl<'h, T> ValidationHandler<'h, T> {
    pub(crate) const fn new(validate: &'h dyn Fn(Value) -> Result<T, Rejection>) -> Self {
        Self { validate }
    }

    /// Validates the value.
    ///
    /// # Errors
    /// It isn't valid. Given on by `?`, that stands in the report; otherwise it is forgotten.
    pub fn validate(&self, value: Value) -> Result<T, Rejection> {
        (self.validate)(value)
    }
}

// What it calls says nothing to a reader.
impl<T> fmt::Debug for ValidationHandler<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationHandler").finish_non_exhaustive()
    }
}

/// The shape `(Value) -> T`.
#[derive(Debug)]
pub struct Gives;
/// The shape `(Value) -> Result<T, E>`.
#[derive(Debug)]
pub struct Decides;
/// The same with the information.
#[derive(Debug)]
pub struct Informed<M>(std::marker::PhantomData<M>);

/// The four shapes, alike for what gives a value to go on with and for what gives the value itself.
macro_rules! shapes {
    ($trait:ident[$($parameter:ident)?] gives $given:ty) => {
        impl<$($parameter,)? F: Fn(Value) -> $given> $trait<$($parameter,)? Gives> for F {
            fn apply(&self, value: Value, _: &ValidationInfo<'_>) -> Result<$given, Rejection> {
                Ok(self(value))
            }
        }

        impl<$($parameter,)? F> $trait<$($parameter,)? Informed<Gives>> for F
        where
            F: Fn(Value, &ValidationInfo<'_>) -> $given,
        {
            fn apply(&self, value: Value, info: &ValidationInfo<'_>) -> Result<$given, Rejection> {
                Ok(self(value, info))
            }
        }

        impl<$($parameter,)? E, F> $trait<$($parameter,)? Decides> for F
        where
            E: Into<Rejection>,
            F: Fn(Value) -> Result<$given, E>,
        {
            fn apply(&self, value: Value, _: &ValidationInfo<'_>) -> Result<$given, Rejection> {
                self(value).map_err(Into::into)
            }
        }

        impl<$($parameter,)? E, F> $trait<$($parameter,)? Informed<Decides>> for F
        where
            E: Into<Rejection>,
            F: Fn(Value, &ValidationInfo<'_>) -> Result<$given, E>,
        {
            fn apply(&self, value: Value, info: &ValidationInfo<'_>) -> Result<$given, Rejection> {
                self(value, info).map_err(Into::into)
            }
        }
    };
}
shapes!(Before[] gives Value);
shapes!(Plain[T] gives T);

impl<T, E, F> Wrap<T, Decides> for F
where
    E: Into<Rejection>,
    F: Fn(Value, &ValidationHandler<'_, T>) -> Result<T, E>,
{
    fn apply(&self, value: Value, handler: &ValidationHandler<'_, T>, _: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(value, handler).map_err(Into::into)
    }
}

impl<T, E, F> Wrap<T, Informed<Decides>> for F
where
    E: Into<Rejection>,
    F: Fn(Value, &ValidationHandler<'_, T>, &ValidationInfo<'_>) -> Result<T, E>,
{
    fn apply(
        &self,
        value: Value,
        handler: &ValidationHandler<'_, T>,
        info: &ValidationInfo<'_>,
    ) -> Result<T, Rejection> {
        self(value, handler, info).map_err(Into::into)
    }
}
