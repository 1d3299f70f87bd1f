use syn::{Ident, Type};

use crate::facts::Facts;

/// A method whose value is written.
pub(super) struct ComputedField {
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) facts: Facts,
    /// The name on the wire.
    pub(super) wire_name: String,
}
