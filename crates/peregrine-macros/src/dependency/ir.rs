use syn::{Expr, Ident, Type};

use crate::route::Param;

/// A function to make a dependency of.
pub(super) struct Function {
    pub(super) ident: Ident,
    pub(super) is_async: bool,
    /// How many calls run at the same time at most.
    pub(super) max_concurrency: Option<Expr>,
    pub(super) inputs: Vec<Input>,
    /// `None` is a function that returns nothing.
    pub(super) output: Option<Type>,
}

/// What the function takes.
pub(super) enum Input {
    Param(Box<Param>),
    /// The way by which it gives its value, and the type of that.
    Yield(Box<Type>),
}

impl Function {
    pub(super) fn yields(&self) -> Option<&Type> {
        self.inputs.iter().find_map(|input| match input {
            Input::Yield(ty) => Some(&**ty),
            Input::Param(_) => None,
        })
    }
}
