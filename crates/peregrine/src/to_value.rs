//! What can stand in `json!`, and its JSON there.

use peregrine_model::Kind;

use crate::Value;

/// The JSON of a value.
#[must_use]
pub fn to_value<T: ToValue<M> + ?Sized, M>(value: &T) -> Value {
    value.to_value()
}

/// What can stand in `json!`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON",
    label = "can't stand in `json!`",
    note = "add `#[derive(Model)]` to `{Self}` if it is yours"
)]
pub trait ToValue<M> {
    /// The JSON of the value.
    fn to_value(&self) -> Value;
}

/// How a value becomes JSON: as its kind says.
#[derive(Debug)]
pub struct AsKind;

/// How a value becomes JSON: as text.
#[derive(Debug)]
pub struct AsText;

/// How a value becomes JSON: as what it refers to.
#[derive(Debug)]
pub struct AsReferent<M>(std::marker::PhantomData<M>);

impl<T: Kind> ToValue<AsKind> for T {
    fn to_value(&self) -> Value {
        self.dump_bare()
    }
}

impl ToValue<AsText> for str {
    fn to_value(&self) -> Value {
        self.to_owned().into()
    }
}

impl<T: ToValue<M> + ?Sized, M> ToValue<AsReferent<M>> for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}
