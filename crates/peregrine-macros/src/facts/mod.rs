//! The facts about a field or a parameter: the same keys, wherever they stand.

mod check;
mod expand;
mod names;
mod parse;
mod validators;

pub(crate) use check::check;
pub(crate) use expand::{constraints, field, model_rules, rules, serialized};
pub(crate) use names::{Accepted, Names, Spelling};
pub(crate) use parse::{parse, rules_of, validators_of, word_rule};
pub(crate) use validators::{
    Held, Stage, VALIDATOR_KEYS, Validator, check_function, is_after_only, run, setter, steps,
};

use proc_macro2::Span;
use syn::{Expr, LitStr};

/// What an attribute says about a value.
#[derive(Default)]
pub(crate) struct Facts {
    pub(crate) rules: Vec<Rule>,
    pub(crate) default: Option<DefaultFact>,
    pub(crate) alias: Option<LitStr>,
    /// Where the value is looked for, instead of under the alias.
    pub(crate) validation_alias: Option<Vec<Spelling>>,
    /// The name in what goes out, instead of the alias.
    pub(crate) serialization_alias: Option<LitStr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) description: Option<LitStr>,
    pub(crate) example: Option<Expr>,
    pub(crate) examples: Option<Expr>,
    pub(crate) openapi_examples: Option<Expr>,
    pub(crate) schema_extra: Option<Expr>,
    pub(crate) deprecated: bool,
    pub(crate) hidden: bool,
    pub(crate) keeps_underscores: bool,
    pub(crate) output: OutputFacts,
    /// The validators, innermost first.
    pub(crate) validators: Vec<Validator>,
    /// The validators of what the value holds.
    pub(crate) held: Option<Held>,
    /// Whether a default is validated. Unless said, the model decides.
    pub(crate) validates_default: Option<bool>,
    /// Where it says that serde reads and writes the value.
    pub(crate) serde: Option<Span>,
    /// Whether a body is wrapped in an object under its name.
    pub(crate) embed: bool,
    /// The media type of a body in the document.
    pub(crate) media_type: Option<LitStr>,
}

/// What an attribute says about how a value is written.
#[derive(Default)]
pub(crate) struct OutputFacts {
    /// Whether it is never written.
    pub(crate) is_excluded: bool,
    /// The function that tells which values are left out.
    pub(crate) exclude_if: Option<Expr>,
    /// The function whose result is written instead.
    pub(crate) serialize: Option<Expr>,
    /// Whether that function isn't for `null`.
    pub(crate) unless_none: bool,
}

/// One constraint or option.
pub(crate) struct Rule {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) value: RuleValue,
}

/// What a constraint says.
pub(crate) enum RuleValue {
    /// A bound: a number, or text that is a date, a time or a decimal.
    Bound(Bound),
    /// A number of characters or items.
    Count(Expr),
    /// One of a few words: a variant of a type of the runtime.
    Word(&'static str, &'static str),
    /// A regular expression, and the flags with which it is matched.
    Pattern(LitStr, Option<LitStr>),
    /// Any other text.
    Text(LitStr),
    /// A list of texts.
    Texts(Vec<LitStr>),
    /// An option that may be left to the model.
    Optional(bool),
    /// An option that is on or off.
    Switch(bool),
    /// What holds inside.
    Inner(Vec<Rule>),
}

pub(crate) enum Bound {
    Int(Expr),
    Float(Expr),
    Text(LitStr),
}

/// What the field is when it isn't there.
pub(crate) enum DefaultFact {
    /// A literal, converted to the field's type.
    Literal(Expr),
    /// A list of literals.
    List(Vec<Expr>),
    /// An expression of the field's type.
    Expr(Expr),
    /// A function to call each time.
    Factory(Expr),
    /// A function of the fields before.
    From(Expr),
    /// It must be there.
    Required,
}

impl Facts {
    /// Whether the value needs more than its type: the fields are then decided one after the other.
    pub(crate) fn is_treated(&self) -> bool {
        let default = match &self.default {
            None | Some(DefaultFact::Required) => false,
            Some(DefaultFact::From(_)) => true,
            Some(_) => self.validates_default == Some(true),
        };
        default || !self.validators.is_empty() || self.held.is_some()
    }

    /// All validators, those of what it holds too.
    pub(crate) fn all_validators(&mut self) -> impl Iterator<Item = &mut Validator> {
        self.validators.iter_mut().chain(self.held.iter_mut().flat_map(|held| &mut held.validators))
    }

    /// Whether its validators see the raw value.
    pub(crate) fn is_tree(&self) -> bool {
        self.held.is_some() || !is_after_only(&self.validators)
    }
}

/// The keys that say something about any value.
pub(crate) const VALUE_KEYS: &[&str] = &[
    "ge",
    "gt",
    "le",
    "lt",
    "multiple_of",
    "min_length",
    "max_length",
    "pattern",
    "strict",
    "allow_inf_nan",
    "strip_whitespace",
    "to_lower",
    "to_upper",
    "ascii_only",
    "coerce_numbers_to_str",
    "fail_fast",
    "omit_on_error",
    "items",
    "key",
    "value",
    "when",
    "tz",
    "version",
    "max_digits",
    "decimal_places",
    "allowed_schemes",
    "host_required",
    "default_host",
    "default_port",
    "default_path",
    "preserve_empty_path",
];

/// The keys of `#[field(..)]`.
pub(crate) const FIELD_KEYS: &[&str] = &[
    "default",
    "default_factory",
    "required",
    "alias",
    "validation_alias",
    "title",
    "description",
    "example",
    "examples",
    "deprecated",
    "json_schema_extra",
    "validate_default",
];

/// The keys of `#[field(..)]` alone: what a parameter has no use for.
pub(crate) const MEMBER_KEYS: &[&str] =
    &["serialization_alias", "default_from", "frozen", "exclude", "exclude_if", "serialize", "when_used"];

/// The keys of `#[query(..)]` and its like, besides those of a field.
pub(crate) const PARAMETER_KEYS: &[&str] = &["openapi_examples", "include_in_schema"];
