use peregrine_model::{Failed, Kind};

use super::{Parameter, Parameters, Place, RequestPart};
use crate::endpoint::Arguments;

/// A type that a handler can take.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no parameter of a handler",
    label = "neither a value that can be validated, nor a part of the request",
    note = "a type of your own needs `#[derive(Model)]`",
    note = "text is `String`, not `&str`: a handler owns its parameters"
)]
pub trait Argument<M>: Sized {
    /// Declares the parameter, at startup.
    fn declare(parameter: &Parameter<Self>, parameters: &mut Parameters<'_>);

    /// Takes the value out of a request.
    ///
    /// # Errors
    /// What is wrong with it was recorded.
    fn take(parameter: &Parameter<Self>, arguments: &mut Arguments<'_>) -> Result<Self, Failed>;
}

/// How a type is taken: as a validated value.
#[derive(Debug)]
pub struct ViaKind;

/// How a type is taken: as a part of the request.
#[derive(Debug)]
pub struct ViaPart;

impl<T: Kind> Argument<ViaKind> for T {
    fn declare(parameter: &Parameter<Self>, parameters: &mut Parameters<'_>) {
        parameters.add(parameter);
    }

    // The parameter is a constant of its handler, which decides the place when it is compiled.
    #[inline(always)]
    fn take(parameter: &Parameter<Self>, arguments: &mut Arguments<'_>) -> Result<Self, Failed> {
        match parameter.place() {
            Place::Path => arguments.path(&parameter.field),
            Place::Query if parameter.is_inferred() && arguments.path_has(parameter.field.info.name) => {
                arguments.path(&parameter.field)
            }
            Place::Query => arguments.query(&parameter.field),
            Place::Header => arguments.header(&parameter.field),
            Place::Cookie => arguments.cookie(&parameter.field),
            Place::Body if parameter.is_form => arguments.form(&parameter.field),
            Place::Body | Place::Inferred => arguments.body(&parameter.field),
        }
    }
}

impl<T: RequestPart> Argument<ViaPart> for T {
    fn declare(_: &Parameter<Self>, parameters: &mut Parameters<'_>) {
        T::declare(parameters);
    }

    fn take(_: &Parameter<Self>, arguments: &mut Arguments<'_>) -> Result<Self, Failed> {
        Ok(T::from_arguments(arguments))
    }
}
