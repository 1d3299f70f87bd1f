use std::borrow::Cow;

use super::{Definitions, Schema};
use crate::dump::Forms;
use crate::issue::Bound;
use crate::{Kind, Rules};

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
    forms: Forms,
    separates: bool,
    met_computed: bool,
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
        Self {
            mode: Mode::Input,
            is_standalone: false,
            component_depth: 0,
            forms: Forms::NEW,
            separates: true,
            met_computed: false,
            definitions: Definitions::default(),
        }
    }

    /// Whether what is given is described apart from what is accepted. Default yes.
    pub fn set_separates(&mut self, separates: bool) {
        self.separates = separates;
    }

    /// Describes what is given of a kind from here on: as what is accepted where both aren't told apart, unless it has
    /// computed fields, which are only given.
    pub fn set_mode_for_output_of<T: Kind>(&mut self) {
        let is_apart = self.separates || {
            let mut generator = Self::new();
            generator.set_mode(Mode::Output);
            T::schema(&Rules::NEW, &mut generator);
            generator.met_computed
        };
        self.mode = if is_apart { Mode::Output } else { Mode::Input };
    }

    pub(crate) fn meet_computed(&mut self) {
        self.met_computed = true;
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

    /// Says how the fields of the model that is described are spelled.
    pub fn set_forms(&mut self, forms: Forms) {
        self.forms = forms;
    }

    /// How values are spelled that are given. What is accepted doesn't depend on it.
    #[must_use]
    pub fn forms(&self) -> Forms {
        match self.mode {
            Mode::Input => Forms::NEW,
            Mode::Output => self.forms,
        }
    }

    /// Points to a component, and describes it if that wasn't done yet.
    pub fn component(&mut self, key: ModelKey, describe: impl FnOnce(&mut Self) -> Schema) -> Schema {
        let reference = self.definitions.reserve(key, self.mode);
        if let Some(place) = reference.fresh {
            self.component_depth += 1;
            let forms = std::mem::take(&mut self.forms);
            let schema = describe(self);
            self.forms = forms;
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
