use std::borrow::Cow;

use super::{Definitions, Schema};
use crate::issue::Bound;

/// Which side of a model is described: what it accepts, or what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// What is accepted.
    Input,
    /// What is given.
    Output,
}

impl Mode {
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Input => "-Input",
            Self::Output => "-Output",
        }
    }
}

/// What tells a component from another of the same name: its module.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModelKey {
    /// The name as Python shows it, `Page[User]`.
    pub name: Cow<'static, str>,
    /// The path of the module that declares it.
    pub module: &'static str,
}

/// Makes schemas, and gathers the components that they point to.
#[derive(Debug)]
pub struct Generator {
    mode: Mode,
    is_standalone: bool,
    component_depth: usize,
    definitions: Definitions,
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

impl Generator {
    /// Nothing is described yet; inputs are described first.
    #[must_use]
    pub fn new() -> Self {
        Self { mode: Mode::Input, is_standalone: false, component_depth: 0, definitions: Definitions::default() }
    }

    /// Describes one side as pydantic does by itself, without FastAPI's changes.
    pub(super) fn standalone(mode: Mode) -> Self {
        Self { mode, is_standalone: true, ..Self::new() }
    }

    /// Whether a schema is made that stands by itself, not in a document of FastAPI's.
    #[must_use]
    pub fn is_standalone(&self) -> bool {
        self.is_standalone
    }

    /// Describes inputs or outputs from here on.
    pub fn set_mode(&mut self, mode: Mode) {
        self.mode = mode;
    }

    /// Which side is described.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Points to a component, and describes it if that wasn't done yet.
    pub fn component(&mut self, key: ModelKey, describe: impl FnOnce(&mut Self) -> Schema) -> Schema {
        let reference = self.definitions.reserve(key, self.mode);
        if let Some(place) = reference.fresh {
            self.component_depth += 1;
            let schema = describe(self);
            self.component_depth -= 1;
            self.definitions.define(place, schema);
        }
        Schema::reference(&reference.key)
    }

    /// A bound as the schema shows it: pydantic's components show floats, FastAPI's parameters keep the declared type.
    pub(crate) fn spell(&self, bound: Bound) -> Bound {
        match bound {
            Bound::Int(_) if self.component_depth > 0 && !self.is_standalone => Bound::Float(bound.as_f64()),
            _ => bound,
        }
    }

    /// The gathered components.
    #[must_use]
    pub fn into_definitions(self) -> Definitions {
        self.definitions
    }
}
