//! The steps of one validation: the type's own, and the user's around it. Each is built around the one inside of it.

use std::cell::RefCell;
use std::marker::PhantomData;

use super::{After, Before, Plain, ValidationHandler, ValidationInfo, Wrap};
use crate::{Failed, Input, Kind, Rules, Validation};

/// What a validation is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'r> {
    /// The constraints.
    pub rules: &'r Rules,
    /// What the validators may know.
    pub info: &'r ValidationInfo<'r>,
}

/// One step of a validation that gives a `T`.
pub trait Step<T> {
    /// Makes the value, or records what is wrong with the input.
    ///
    /// # Errors
    /// Something was recorded.
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed>;
}

/// Runs the outermost step.
///
/// # Errors
/// Something was recorded.
pub fn run<'a, T>(
    step: &impl Step<T>,
    input: &'a Input<'a>,
    asked: &Asked<'_>,
    state: &mut Validation<'a>,
) -> Result<T, Failed> {
    step.run(input, asked, state)
}

/// The innermost step: the type's own validation.
#[must_use]
pub const fn kind<T: Kind>() -> impl Step<T> {
    OfKind(PhantomData::<fn() -> T>)
}

struct OfKind<T>(PhantomData<fn() -> T>);

impl<T: Kind> Step<T> for OfKind<T> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        T::validate(input, asked.rules, state)
    }
}

/// A function is a step: the validation of a model's fields.
impl<T, F> Step<T> for F
where
    F: for<'a> Fn(&'a Input<'a>, &Asked<'_>, &mut Validation<'a>) -> Result<T, Failed>,
{
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        self(input, asked, state)
    }
}

/// A user's step around another one.
struct Around<F, S, M> {
    function: F,
    inner: S,
    marker: PhantomData<fn() -> M>,
}

struct AfterStep<F, S, M>(Around<F, S, M>);
struct BeforeStep<F, S, M>(Around<F, S, M>);
struct WrapStep<F, S, M>(Around<F, S, M>);
struct PlainStep<F, M>(F, PhantomData<fn() -> M>);

/// A validator after the inner step.
pub fn after<T, M>(function: impl After<T, M>, inner: impl Step<T>) -> impl Step<T> {
    AfterStep(Around { function, inner, marker: PhantomData })
}

/// A validator before the inner step.
pub fn before<T, M>(function: impl Before<M>, inner: impl Step<T>) -> impl Step<T> {
    BeforeStep(Around { function, inner, marker: PhantomData })
}

/// A validator around the inner step.
pub fn wrap<T, M>(function: impl Wrap<T, M>, inner: impl Step<T>) -> impl Step<T> {
    WrapStep(Around { function, inner, marker: PhantomData })
}

/// A validator in the place of all steps inside.
pub fn plain<T, M>(function: impl Plain<T, M>) -> impl Step<T> {
    PlainStep(function, PhantomData::<fn() -> M>)
}

impl<T, M, F: After<T, M>, S: Step<T>> Step<T> for AfterStep<F, S, M> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let value = self.0.inner.run(input, asked, state)?;
        self.0.function.apply(value, asked.info).map_err(|rejection| state.reject(rejection, input))
    }
}

impl<T, M, F: Before<M>, S: Step<T>> Step<T> for BeforeStep<F, S, M> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let changed = self.0.function.apply(input.clone().into_owned(), asked.info);
        let changed = changed.map_err(|rejection| state.reject(rejection, input))?;
        let result = state.aside(&changed, |input, state| self.0.inner.run(input, asked, state));
        result.map_err(|found| state.take_in(found))
    }
}

impl<T, M, F: Wrap<T, M>, S: Step<T>> Step<T> for WrapStep<F, S, M> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let shared = RefCell::new(&mut *state);
        let validate = |value| {
            let result = shared.borrow_mut().aside(&value, |input, state| self.0.inner.run(input, asked, state));
            result.map_err(Into::into)
        };
        let result = self.0.function.apply(input.clone().into_owned(), &ValidationHandler::new(&validate), asked.info);
        result.map_err(|rejection| state.reject(rejection, input))
    }
}

impl<T, M, F: Plain<T, M>> Step<T> for PlainStep<F, M> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let result = self.0.apply(input.clone().into_owned(), asked.info);
        result.map_err(|rejection| state.reject(rejection, input))
    }
}

/// A type that holds others, each of which can have validators: those of a list or of a set ([`Items`]), or the values
/// of a map ([`Values`]).
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds nothing that these validators could be for",
    label = "no such validators fit `{Self}`",
    note = "lists and sets take `items(validate = f)`, maps take `value(validate = f)`"
)]
pub trait Holds<M>: Sized {
    /// What it holds.
    type Held;

    /// Validates all, what is held by a step.
    ///
    /// # Errors
    /// Something was recorded.
    fn validate_held<'a>(
        held: &impl Step<Self::Held>,
        input: &'a Input<'a>,
        asked: &Asked<'_>,
        state: &mut Validation<'a>,
    ) -> Result<Self, Failed>;
}

/// The items of a list or of a set.
#[derive(Debug)]
pub struct Items;

/// The values of a map.
#[derive(Debug)]
pub struct Values;

/// The innermost step where what the type holds has validators.
pub const fn held<T: Holds<M>, M>(held: impl Step<T::Held>) -> impl Step<T> {
    HeldStep(held, PhantomData::<fn() -> M>)
}

struct HeldStep<S, M>(S, PhantomData<fn() -> M>);

impl<T: Holds<M>, M, S: Step<T::Held>> Step<T> for HeldStep<S, M> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        T::validate_held(&self.0, input, asked, state)
    }
}

/// The innermost step where a model is there already: an answer, whose fields are not validated once more.
pub struct Instance<T, S> {
    value: RefCell<Option<T>>,
    fields: S,
}

impl<T, S: Step<T>> Instance<T, S> {
    /// A model, and how one is made of what a wrapping validator makes up itself.
    pub const fn new(value: T, fields: S) -> Self {
        Self { value: RefCell::new(Some(value)), fields }
    }
}

impl<T, S: Step<T>> Step<T> for Instance<T, S> {
    fn run<'a>(&self, input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let value = self.value.borrow_mut().take();
        value.map_or_else(|| self.fields.run(input, asked, state), Ok)
    }
}

// The functions say nothing to a reader.
impl<T, S> std::fmt::Debug for Instance<T, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Instance").finish_non_exhaustive()
    }
}
