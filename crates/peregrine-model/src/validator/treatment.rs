use std::borrow::Cow;
use std::fmt;

use super::{Asked, Rejection, ValidationInfo};
use crate::{Failed, Input, Validation};

/// Validators that run after the type's own validation, as one function.
pub type AfterFn<T> = fn(T, &ValidationInfo<'_>) -> Result<T, Rejection>;

/// A validation of the user's own, all of its steps as one function.
pub type OwnFn<T> = for<'a> fn(&'a Input<'a>, &Asked<'_>, &mut Validation<'a>) -> Result<T, Failed>;

/// How a value is validated.
pub enum Treatment<T> {
    /// As its type says.
    Kind,
    /// As its type says, and then by functions of the user's.
    After(AfterFn<T>),
    /// By functions of the user's around what its type says. They see the raw value, so that the fast pass reads a
    /// tree.
    Own {
        /// All of it.
        validate: OwnFn<T>,
        /// Whether what the type says is replaced, so that it accepts anything.
        is_plain: bool,
    },
}

// Facts are copied whatever the type is: a derive would ask for `T: Copy`.
impl<T> Clone for Treatment<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Treatment<T> {}

impl<T> Treatment<T> {
    /// Whether what the type says is replaced.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        matches!(self, Self::Own { is_plain: true, .. })
    }
}

// The functions say nothing to a reader.
impl<T> fmt::Debug for Treatment<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kind => "Kind",
            Self::After(_) => "After",
            Self::Own { .. } => "Own",
        })
    }
}

/// What a validator does, and its name: what the label of a union's member tells of it.
#[derive(Debug, Clone, Copy)]
pub enum Layer {
    /// It runs after.
    After(&'static str),
    /// It runs before.
    Before(&'static str),
    /// It runs around.
    Wrap(&'static str),
    /// It replaces.
    Plain(&'static str),
}

/// What stands for a type with validators in the place of an issue, innermost validator first:
/// `function-after[check(), int]`.
#[must_use]
pub fn label_of(layers: &[Layer], inner: Cow<'static, str>) -> Cow<'static, str> {
    layers.iter().fold(inner, |inner, layer| {
        Cow::Owned(match layer {
            Layer::After(name) => format!("function-after[{name}(), {inner}]"),
            Layer::Before(name) => format!("function-before[{name}(), {inner}]"),
            Layer::Wrap(name) => format!("function-wrap[{name}()]"),
            Layer::Plain(name) => format!("function-plain[{name}()]"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_nest_as_the_validators_do() {
        let layers = [Layer::Before("clean"), Layer::After("check")];
        assert_eq!(label_of(&layers, "int".into()), "function-after[check(), function-before[clean(), int]]");
        assert_eq!(label_of(&[Layer::Wrap("around")], "int".into()), "function-wrap[around()]");
    }
}
