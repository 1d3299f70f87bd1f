//! What validation found wrong, as data: a stable code, a place, the offending input and the parameters of the message.
//!
//! Issues are made by the kinds and constraints of the complete pass, gathered by [`Validation`](crate::Validation),
//! and handed on as a [`Report`]. Their form on the wire is pydantic's.

mod bound;
mod code;
mod display;
mod found;
mod location;
mod report;

use std::borrow::Cow;

pub use bound::Bound;
pub use code::Code;
use code::Template;
use found::{Copies, Found};
pub use location::LocItem;
pub(crate) use report::{Below, write_violation};
pub use report::{REPORT_BYTES_MAX, Report, write_issue};

use smallvec::SmallVec;

use crate::{Input, Value};

/// So many steps lead to most inputs.
const STEPS_USUAL: usize = 4;

/// One thing that is wrong with an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue<'a> {
    pub(crate) kind: IssueKind,
    /// Innermost first: each container adds its part while the failure passes through it.
    location: Vec<LocItem<'a>>,
    input: Found<'a>,
    context: Context,
}

/// The parameters of a message by their names. Most messages have one.
pub(crate) type Context = SmallVec<[(Cow<'static, str>, Parameter); 1]>;

/// Which rule was broken.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum IssueKind {
    Known(Code),
    /// Raised by a validator of the user's, with a type and a message template of their own. Boxed, since few are.
    Custom(Box<Custom>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Custom {
    code: Cow<'static, str>,
    message: Cow<'static, str>,
}

/// A value that fills a place in a message and stands in `ctx`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Parameter {
    /// A bound that a constraint states.
    Bound(Bound),
    /// A number of items or characters.
    Count(u64),
    /// Words.
    Text(Cow<'static, str>),
    /// An exception of a user's validator: its words stand in the message, in `ctx` it is `{}`.
    Exception(Cow<'static, str>),
    /// A length that was not counted to its end.
    Unknown,
    /// Any JSON, of a user's validator.
    Value(Value),
}

impl<'a> Issue<'a> {
    /// An issue at the value itself; the containers around it add the rest of its place.
    #[must_use]
    pub fn new(code: Code, input: &'a Input<'a>) -> Self {
        Self::known(code, Found::Borrowed(input))
    }

    /// An issue about something that isn't there, such as an absent parameter: its input is `null`.
    #[must_use]
    pub fn without_input(code: Code) -> Self {
        Self::known(code, Found::Owned(Input::Null))
    }

    /// An issue with a type and a message of the user's own. Places such as `{max}` in the message are filled from
    /// `ctx`.
    #[must_use]
    pub fn custom(
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
        input: &'a Input<'a>,
    ) -> Self {
        let kind = IssueKind::Custom(Box::new(Custom { code: code.into(), message: message.into() }));
        Self { kind, location: Vec::new(), input: Found::Borrowed(input), context: Context::new() }
    }

    fn known(code: Code, input: Found<'a>) -> Self {
        Self { kind: IssueKind::Known(code), location: Vec::new(), input, context: Context::new() }
    }

    /// Adds a parameter of the message.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: Parameter) -> Self {
        self.context.push((name.into(), value));
        self
    }

    /// The same issue with these parameters.
    pub(crate) fn with_context(self, context: Context) -> Self {
        Self { context, ..self }
    }

    /// Replaces what was found.
    #[must_use]
    pub fn with_input(mut self, input: Input<'a>) -> Self {
        self.input = Found::Owned(input);
        self
    }

    /// Renames the outermost step of its place: what validation knows by one name may have been sent by another.
    #[must_use]
    pub fn renamed(mut self, rename: impl FnOnce(&mut LocItem<'a>)) -> Self {
        if let Some(outermost) = self.location.last_mut() {
            rename(outermost);
        }
        self
    }

    /// Puts the issue below one more container.
    #[must_use]
    pub fn within(mut self, item: impl Into<LocItem<'a>>) -> Self {
        self.put_within(item);
        self
    }

    /// Puts the issue below one more container.
    pub fn put_within(&mut self, item: impl Into<LocItem<'a>>) {
        if self.location.is_empty() {
            self.location.reserve_exact(STEPS_USUAL);
        }
        self.location.push(item.into());
    }

    /// The type, such as `string_too_short`.
    #[must_use]
    pub fn code(&self) -> &str {
        match &self.kind {
            IssueKind::Known(code) => code.name(),
            IssueKind::Custom(custom) => &custom.code,
        }
    }

    /// Where it is, outermost first.
    pub fn location(&self) -> impl DoubleEndedIterator<Item = &LocItem<'a>> {
        self.location.iter().rev()
    }

    /// The message, its places filled.
    #[must_use]
    pub fn message(&self) -> String {
        code::fill(&self.template(), &self.context)
    }

    /// What was found at that place.
    #[must_use]
    pub fn input(&self) -> &Input<'a> {
        self.input.get()
    }

    /// The parameters of the message.
    #[must_use]
    pub fn context(&self) -> &[(Cow<'static, str>, Parameter)] {
        &self.context
    }

    /// The same issue with everything copied that it borrows.
    #[must_use]
    pub fn into_owned(self) -> Issue<'static> {
        self.into_owned_of(&mut Copies::default())
    }

    fn into_owned_of(self, copies: &mut Copies) -> Issue<'static> {
        Issue {
            kind: self.kind,
            location: self.location.into_iter().map(LocItem::into_owned).collect(),
            input: self.input.into_owned(copies),
            context: self.context,
        }
    }

    fn template(&self) -> Template<'_> {
        match &self.kind {
            IssueKind::Known(code) => Template::Known(code.cut_template()),
            IssueKind::Custom(custom) => Template::Custom(&custom.message),
        }
    }
}
