use std::marker::PhantomData;
use std::ops::Deref;

use super::{Rejection, ValidationInfo};

/// A validator that runs after the type's own validation, with the value.
///
/// | shape | does |
/// |---|---|
/// | `fn(T) -> Result<T, E>` | checks the value, may change it |
/// | `fn(T) -> T` | changes it |
/// | `fn(&T) -> Result<(), E>`, `fn(&str) -> Result<(), E>` | checks it |
///
/// Each may take a `&ValidationInfo` as well. Of an `Option<T>` it may be for `T`: then it runs for `Some`. `E` is a
/// [`Rejection`] or whatever can be printed. The marker `M` tells the shapes apart; nobody writes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no validator of a `{T}`",
    label = "takes or gives something else than `{T}`",
    note = "a validator is `fn({T}) -> Result<{T}, E>`, `fn({T}) -> {T}` or `fn(&{T}) -> Result<(), E>`",
    note = "each may take a `&ValidationInfo<'_>` as well; `E` is a `Rejection` or whatever can be printed",
    note = "a closure needs the types of its parameters"
)]
pub trait After<T, M> {
    /// Checks the value.
    ///
    /// # Errors
    /// The validator refuses it.
    fn apply(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Rejection>;
}

/// The shape of a validator: the parameters and what it gives.
#[derive(Debug)]
pub struct Shaped<P, R>(PhantomData<(P, R)>);

/// The shape of a validator for what an `Option` holds.
#[derive(Debug)]
pub struct InSome<M>(PhantomData<M>);

/// Takes the value.
#[derive(Debug)]
pub struct Owned;
/// Takes a reference to the value.
#[derive(Debug)]
pub struct Borrowed;
/// Takes a reference to what the value dereferences to.
#[derive(Debug)]
pub struct Dereferenced;
/// Takes the information too.
#[derive(Debug)]
pub struct Informed<P>(PhantomData<P>);
/// Gives the value.
#[derive(Debug)]
pub struct Gives;
/// Gives the value or refuses it.
#[derive(Debug)]
pub struct Decides;

impl<T, F: Fn(T) -> T> After<T, Shaped<Owned, Gives>> for F {
    fn apply(&self, value: T, _: &ValidationInfo<'_>) -> Result<T, Rejection> {
        Ok(self(value))
    }
}

impl<T, F: Fn(T, &ValidationInfo<'_>) -> T> After<T, Shaped<Informed<Owned>, Gives>> for F {
    fn apply(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Rejection> {
        Ok(self(value, info))
    }
}

impl<T, E: Into<Rejection>, F: Fn(T) -> Result<T, E>> After<T, Shaped<Owned, Decides>> for F {
    fn apply(&self, value: T, _: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(value).map_err(Into::into)
    }
}

impl<T, E, F> After<T, Shaped<Informed<Owned>, Decides>> for F
where
    E: Into<Rejection>,
    F: Fn(T, &ValidationInfo<'_>) -> Result<T, E>,
{
    fn apply(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(value, info).map_err(Into::into)
    }
}

impl<T, E: Into<Rejection>, F: Fn(&T) -> Result<(), E>> After<T, Shaped<Borrowed, Decides>> for F {
    fn apply(&self, value: T, _: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(&value).map_err(Into::into)?;
        Ok(value)
    }
}

impl<T, E, F> After<T, Shaped<Informed<Borrowed>, Decides>> for F
where
    E: Into<Rejection>,
    F: Fn(&T, &ValidationInfo<'_>) -> Result<(), E>,
{
    fn apply(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(&value, info).map_err(Into::into)?;
        Ok(value)
    }
}

impl<T, E, F> After<T, Shaped<Dereferenced, Decides>> for F
where
    T: Deref,
    E: Into<Rejection>,
    F: Fn(&T::Target) -> Result<(), E>,
{
    fn apply(&self, value: T, _: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(&value).map_err(Into::into)?;
        Ok(value)
    }
}

impl<T, E, F> After<T, Shaped<Informed<Dereferenced>, Decides>> for F
where
    T: Deref,
    E: Into<Rejection>,
    F: Fn(&T::Target, &ValidationInfo<'_>) -> Result<(), E>,
{
    fn apply(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Rejection> {
        self(&value, info).map_err(Into::into)?;
        Ok(value)
    }
}

impl<T, F: After<T, M>, M> After<Option<T>, InSome<M>> for F {
    fn apply(&self, value: Option<T>, info: &ValidationInfo<'_>) -> Result<Option<T>, Rejection> {
        value.map(|value| After::apply(self, value, info)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied<T, M>(validator: impl After<T, M>, value: T) -> Result<T, Rejection> {
        After::apply(&validator, value, &ValidationInfo::new("value"))
    }

    fn not_empty(text: &str) -> Result<(), &'static str> {
        if text.is_empty() { Err("must not be empty") } else { Ok(()) }
    }

    fn lower(text: String) -> String {
        text.to_lowercase()
    }

    fn even(number: i64) -> Result<i64, String> {
        if number % 2 == 0 { Ok(number) } else { Err(format!("{number} is odd")) }
    }

    fn named(number: &i64, info: &ValidationInfo<'_>) -> Result<(), Rejection> {
        if *number == 0 { Err(info.field_name().into()) } else { Ok(()) }
    }

    fn short(items: &[i64]) -> Result<(), Rejection> {
        if items.len() > 1 { Err(Rejection::assertion("too many")) } else { Ok(()) }
    }

    fn filled(value: Option<i64>) -> Option<i64> {
        value.or(Some(1))
    }

    #[test]
    fn functions_of_every_shape_are_validators() {
        assert_eq!(applied(lower, "A".to_owned()).unwrap(), "a");
        assert!(applied(not_empty, String::new()).is_err());
        assert_eq!(applied(even, 2_i64).unwrap(), 2);
        assert!(applied(named, 0_i64).is_err());
        assert!(applied(short, vec![1_i64, 2]).is_err());
    }

    #[test]
    fn a_validator_of_an_option_is_for_what_it_holds_or_for_all_of_it() {
        assert_eq!(applied(even, None::<i64>).unwrap(), None);
        assert!(applied(even, Some(1_i64)).is_err());
        assert!(applied(not_empty, Some(String::new())).is_err());
        assert_eq!(applied(filled, None::<i64>).unwrap(), Some(1));
    }
}
