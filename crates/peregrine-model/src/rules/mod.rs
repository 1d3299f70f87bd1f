//! The constraints and options that a declaration states about a value.
//!
//! A [`Rules`] is one list of facts: the same value checks the input, fills the message and writes the schema's
//! keywords, so that they can't disagree. Which facts fit which kind of value is decided at compile time, by [`Takes`].

mod fitting;
mod merging;
mod moment;
mod number;
mod order;
mod pattern;
mod sequence;
mod text;

pub(crate) use fitting::takes;
pub use fitting::{Takes, constraint};
pub use moment::{TemporalUnit, Timezone, When};
pub use number::Number;
pub use pattern::Pattern;

use crate::dump::BytesForm;
use crate::issue::{Bound, Code, Parameter};

/// What a declaration says about a value besides its type. Const, so that what isn't said costs nothing.
///
/// ```
/// use peregrine_model::{Bound, Rules};
///
/// const PRICE: Rules = Rules::NEW.gt(Bound::Float(0.0));
/// assert_eq!(PRICE.gt, Some(Bound::Float(0.0)));
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Rules {
    /// Greater than or equal to.
    pub ge: Option<Bound>,
    /// Greater than.
    pub gt: Option<Bound>,
    /// Less than or equal to.
    pub le: Option<Bound>,
    /// Less than.
    pub lt: Option<Bound>,
    /// A multiple of.
    pub multiple_of: Option<Bound>,
    /// The least length: characters of a text, items of a list.
    pub min_length: Option<usize>,
    /// The greatest length.
    pub max_length: Option<usize>,
    /// What a text must match somewhere.
    pub pattern: Option<&'static Pattern>,
    /// Whether other types are refused instead of converted. Unless said, the model decides.
    pub strict: Option<bool>,
    /// Whether infinities and `NaN` are accepted. Unless said, they are.
    pub allow_inf_nan: Option<bool>,
    /// Whether white space around a text is removed first.
    pub strip_whitespace: bool,
    /// Whether a text is turned to lower case at last.
    pub to_lower: bool,
    /// Whether a text is turned to upper case at last.
    pub to_upper: bool,
    /// Whether a text may hold ASCII only.
    pub ascii_only: bool,
    /// Whether numbers are accepted as text.
    pub coerce_numbers_to_str: bool,
    /// Whether a list, a set, a tuple or a map ends at the first item that fails.
    pub fail_fast: bool,
    /// Whether the items of a list or a set, or the entries of a map, that fail are left out.
    pub omit_on_error: bool,
    /// What holds for the items of a list.
    pub items: Option<&'static Rules>,
    /// What holds for the keys of a map.
    pub key: Option<&'static Rules>,
    /// What holds for the values of a map.
    pub value: Option<&'static Rules>,
    /// Whether a date or a datetime must lie in the past or in the future.
    pub when: Option<When>,
    /// Whether a datetime must say its offset from UTC, or must not.
    pub tz: Option<Timezone>,
    /// The version that a UUID must have.
    pub version: Option<u8>,
    /// How many digits a decimal may have.
    pub max_digits: Option<usize>,
    /// How many of them may stand behind the decimal point.
    pub decimal_places: Option<usize>,
    /// How bytes are encoded in text. Unless said, they are its UTF-8.
    pub val_json_bytes: Option<BytesForm>,
    /// What a number counts that is a moment. Unless said, its size tells.
    pub val_temporal_unit: Option<TemporalUnit>,
    /// The schemes that a URL may have, instead of those of its type.
    pub allowed_schemes: Option<&'static [&'static str]>,
    /// Whether a URL must have a host, instead of what its type says.
    pub host_required: Option<bool>,
    /// The host of a URL without one.
    pub default_host: Option<&'static str>,
    /// The port of a URL without one.
    pub default_port: Option<u16>,
    /// The path of a URL without one.
    pub default_path: Option<&'static str>,
    /// Whether a URL without a path stays without one. Unless said, it gets `/` if its scheme knows paths.
    pub preserve_empty_path: Option<bool>,
    /// The options of the model, which hold for everything inside of its fields as well.
    pub inherited: Option<&'static Rules>,
    /// Whether nothing is said.
    pub(crate) is_silent: bool,
}

/// One setter a constraint, all alike.
macro_rules! setters {
    ($($name:ident: $type:ty,)*) => {$(
        #[doc = concat!("States `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(mut self, value: $type) -> Self {
            self.$name = Some(value);
            self.is_silent = false;
            self
        }
    )*};
}

macro_rules! switches {
    ($($name:ident,)*) => {$(
        #[doc = concat!("States `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(mut self, value: bool) -> Self {
            self.$name = value;
            self.is_silent = false;
            self
        }
    )*};
}

impl Rules {
    /// Nothing is said.
    pub const NEW: Self = Self {
        ge: None,
        gt: None,
        le: None,
        lt: None,
        multiple_of: None,
        min_length: None,
        max_length: None,
        pattern: None,
        strict: None,
        allow_inf_nan: None,
        strip_whitespace: false,
        to_lower: false,
        to_upper: false,
        ascii_only: false,
        coerce_numbers_to_str: false,
        fail_fast: false,
        omit_on_error: false,
        items: None,
        key: None,
        value: None,
        when: None,
        tz: None,
        version: None,
        max_digits: None,
        decimal_places: None,
        val_json_bytes: None,
        val_temporal_unit: None,
        allowed_schemes: None,
        host_required: None,
        default_host: None,
        default_port: None,
        default_path: None,
        preserve_empty_path: None,
        inherited: None,
        is_silent: true,
    };

    setters! {
        ge: Bound,
        gt: Bound,
        le: Bound,
        lt: Bound,
        multiple_of: Bound,
        min_length: usize,
        max_length: usize,
        pattern: &'static Pattern,
        strict: bool,
        allow_inf_nan: bool,
        items: &'static Self,
        key: &'static Self,
        value: &'static Self,
        when: When,
        tz: Timezone,
        version: u8,
        max_digits: usize,
        decimal_places: usize,
        val_json_bytes: BytesForm,
        val_temporal_unit: TemporalUnit,
        allowed_schemes: &'static [&'static str],
        host_required: bool,
        default_host: &'static str,
        default_port: u16,
        default_path: &'static str,
        preserve_empty_path: bool,
    }

    switches! { strip_whitespace, to_lower, to_upper, ascii_only, coerce_numbers_to_str, fail_fast, omit_on_error, }

    /// Whether other types are refused instead of converted.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict.unwrap_or(false)
    }
}

/// The constraint that a value broke, and what fills its message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Violation {
    /// Which one.
    pub code: Code,
    name: &'static str,
    limit: Limit,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Limit {
    None,
    Bound(Bound),
    Count(usize),
    Text(&'static str),
}

impl Violation {
    pub(crate) const fn plain(code: Code) -> Self {
        Self { code, name: "", limit: Limit::None }
    }

    pub(crate) const fn bound(code: Code, name: &'static str, bound: Bound) -> Self {
        Self { code, name, limit: Limit::Bound(bound) }
    }

    pub(crate) const fn count(code: Code, name: &'static str, count: usize) -> Self {
        Self { code, name, limit: Limit::Count(count) }
    }

    const fn text(code: Code, name: &'static str, text: &'static str) -> Self {
        Self { code, name, limit: Limit::Text(text) }
    }

    pub(crate) fn parameter(&self) -> Option<(&'static str, Parameter)> {
        let parameter = match self.limit {
            Limit::None => return None,
            Limit::Bound(bound) => Parameter::Bound(bound),
            Limit::Count(count) => Parameter::Count(count as u64),
            Limit::Text(text) => Parameter::Text(text.into()),
        };
        Some((self.name, parameter))
    }
}
