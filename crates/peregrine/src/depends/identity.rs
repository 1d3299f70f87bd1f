use std::any::{Any, TypeId};
use std::sync::OnceLock;

use super::Dependency;

/// What tells a dependency from another: its type, and its place in memory if it holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Identity {
    type_id: TypeId,
    address: usize,
}

impl Identity {
    /// The identity of a dependency that lives as long as the program.
    #[must_use]
    pub fn of<D: Dependency>(dependency: &'static D) -> Self {
        let holds_nothing = size_of::<D>() == 0;
        let address = if holds_nothing { 0 } else { std::ptr::from_ref(dependency) as usize };
        Self { type_id: TypeId::of::<D>(), address }
    }

    /// The type of the dependency.
    #[must_use]
    pub fn type_id(&self) -> TypeId {
        self.type_id
    }
}

/// The value that an expression makes, made once for the place in the code where it stands.
#[doc(hidden)]
pub fn instance<D: Dependency>(cell: &'static OnceLock<Box<dyn Any + Send + Sync>>, make: fn() -> D) -> &'static D {
    let value = cell.get_or_init(|| Box::new(make()));
    value.downcast_ref().expect("each place has a cell of its own")
}
