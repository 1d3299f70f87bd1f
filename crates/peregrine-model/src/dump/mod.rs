//! What of a value is written, and how: pydantic's `exclude_unset`, `exclude_none`, `exclude_defaults`, `include`,
//! `exclude` and `by_alias`.
//!
//! A value without options is written by [`Kind::write`](crate::Kind::write), which knows nothing of them. With options
//! [`Kind::write_selected`](crate::Kind::write_selected) takes the way round: models ask for each of their fields,
//! lists and maps for each item, whether it was selected.

mod filter;
mod forms;
mod selected;

pub use filter::{Filter, NotAFilter};
pub use forms::{BytesForm, Forms, InfNanForm, TemporalForm};
pub use selected::Selected;

use crate::Value;

/// What of a value is written: the options of pydantic's `model_dump`.
///
/// ```
/// use peregrine_model::{DumpOptions, Kind as _, Map, Value};
///
/// let counts = Map::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
/// let options = DumpOptions::new().exclude(Value::Array(vec!["a".into()]));
/// assert_eq!(counts.dump_json_with(&options), br#"{"b":2}"#);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct DumpOptions {
    flags: Flags,
    include: Option<Filter>,
    exclude: Option<Filter>,
}

/// The options that are on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "they are pydantic's switches, each independent of the others")]
pub(crate) struct Flags {
    pub(crate) exclude_unset: bool,
    pub(crate) exclude_none: bool,
    pub(crate) exclude_defaults: bool,
    pub(crate) by_alias: bool,
}

impl Default for DumpOptions {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! switches {
    ($($(#[doc = $doc:literal])* $name:ident;)*) => {$(
        $(#[doc = $doc])*
        pub const fn $name(mut self, value: bool) -> Self {
            self.flags.$name = value;
            self
        }
    )*};
}

impl DumpOptions {
    /// Everything is written, each field by its alias.
    pub const fn new() -> Self {
        let flags = Flags { exclude_unset: false, exclude_none: false, exclude_defaults: false, by_alias: true };
        Self { flags, include: None, exclude: None }
    }

    switches! {
        /// Leaves out the fields that were not sent. It takes a model that knows which were: by a field of type
        /// [`FieldsSet`](crate::FieldsSet), or since they are [`Patch`](crate::Patch)es.
        exclude_unset;
        /// Leaves out the fields that are `null`.
        exclude_none;
        /// Leaves out the fields whose value is the default.
        exclude_defaults;
        /// Whether fields are written under their aliases. Default yes.
        by_alias;
    }

    /// Writes nothing but these fields or items, told as [`Filter`] says.
    ///
    /// # Panics
    /// The value is no filter: a mistake in the program.
    #[track_caller]
    pub fn include(self, filter: Value) -> Self {
        self.try_include(filter).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Leaves out these fields or items, told as [`Filter`] says.
    ///
    /// # Panics
    /// The value is no filter: a mistake in the program.
    #[track_caller]
    pub fn exclude(self, filter: Value) -> Self {
        self.try_exclude(filter).unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`include`](Self::include).
    ///
    /// # Errors
    /// The value is no filter.
    pub fn try_include(mut self, filter: Value) -> Result<Self, NotAFilter> {
        self.include = Some(Filter::try_from(filter)?);
        Ok(self)
    }

    /// As [`exclude`](Self::exclude).
    ///
    /// # Errors
    /// The value is no filter.
    pub fn try_exclude(mut self, filter: Value) -> Result<Self, NotAFilter> {
        self.exclude = Some(Filter::try_from(filter)?);
        Ok(self)
    }

    /// Whether fields that were not sent are left out.
    #[must_use]
    pub const fn excludes_unset(&self) -> bool {
        self.flags.exclude_unset
    }

    /// Whether everything is written.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::new()
    }

    /// What is selected of a whole value.
    #[must_use]
    pub fn selected(&self) -> Selected<'_> {
        Selected::new(self.flags, self.include.as_ref(), self.exclude.as_ref())
    }
}
