use syn::{Ident, Path, Type};

use crate::facts::Facts;

/// A block of methods whose values are written.
pub(super) struct Block {
    /// The trait that it implements, which it shouldn't.
    pub(super) of_trait: Option<Path>,
    pub(super) methods: Vec<Method>,
}

/// A method whose value is written.
pub(super) struct Method {
    pub(super) ident: Ident,
    /// Whether it takes `&self` and nothing else.
    pub(super) takes_self_alone: bool,
    /// `None` is a method that returns nothing.
    pub(super) output: Option<Type>,
    pub(super) facts: Facts,
    /// The name on the wire.
    pub(super) wire_name: String,
}
