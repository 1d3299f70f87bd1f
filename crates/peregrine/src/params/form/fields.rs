//! What a form holds, however it was sent.

use std::borrow::Cow;

use peregrine_model::Input;

use super::upload::Upload;
use crate::params::object::Sent;

/// Why a form can't be read: what the client is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault(pub(crate) Cow<'static, str>);

/// The fields of a form in the order in which they were sent.
#[derive(Debug, Default)]
pub(crate) struct Fields<'b>(Vec<(Cow<'b, str>, FieldValue<'b>)>);

/// What was sent for a field.
#[derive(Debug, Clone)]
pub(super) enum FieldValue<'b> {
    Text(Cow<'b, str>),
    File(Upload<'b>),
}

impl<'b> FieldValue<'b> {
    /// The text, if it is no file.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::File(_) => None,
        }
    }

    /// Whether it counts as nothing where one value is wanted.
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::File(file) => file.is_empty(),
        }
    }

    fn into_owned(self) -> FieldValue<'static> {
        match self {
            Self::Text(text) => FieldValue::Text(Cow::Owned(text.into_owned())),
            Self::File(file) => FieldValue::File(file.into_owned()),
        }
    }

    fn input(&self) -> Input<'b> {
        match self {
            Self::Text(text) => Input::Str(text.clone()),
            Self::File(file) => file.shown(),
        }
    }
}

impl<'b> Fields<'b> {
    pub(super) fn new(fields: Vec<(Cow<'b, str>, FieldValue<'b>)>) -> Self {
        Self(fields)
    }

    /// The fields in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Cow<'b, str>, FieldValue<'b>)> {
        self.0.iter()
    }

    /// The same fields with all of their text copied.
    pub(super) fn into_owned(self) -> Fields<'static> {
        Fields(self.0.into_iter().map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned())).collect())
    }

    fn sent(&self, wanted: &str) -> impl Iterator<Item = &FieldValue<'b>> {
        self.0.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value)
    }

    /// The last value of a name, unless that is empty: an empty text, or no file chosen.
    pub(super) fn last(&self, name: &str) -> Option<&FieldValue<'b>> {
        self.sent(name).last().filter(|value| !value.is_empty())
    }
}

impl<'b> Sent<'b> for Fields<'b> {
    fn one(&self, name: &str) -> Option<Input<'b>> {
        self.last(name).map(FieldValue::input)
    }

    fn all(&self, name: &str) -> Vec<Input<'b>> {
        let is_chosen = |value: &&FieldValue<'b>| !matches!(value, FieldValue::File(file) if file.is_empty());
        self.sent(name).filter(is_chosen).map(FieldValue::input).collect()
    }

    fn entries(&self) -> Vec<(Cow<'b, str>, Input<'b>)> {
        self.iter().map(|(name, value)| (name.clone(), value.input())).collect()
    }

    fn has_empty(&self) -> bool {
        true
    }
}
