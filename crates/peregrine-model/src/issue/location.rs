use std::borrow::Cow;
use std::fmt;

/// One step of the way to an issue: the name of a member, or the index of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocItem<'a> {
    /// The name of a member, of a parameter, or of the source itself (`body`, `query` …).
    Key(Cow<'a, str>),
    /// The index of an item, counted from zero.
    Index(usize),
    /// A number below zero: an index counted from the end, or the tag of a union.
    Negative(i64),
}

impl LocItem<'_> {
    pub(crate) fn into_owned(self) -> LocItem<'static> {
        match self {
            Self::Key(key) => LocItem::Key(Cow::Owned(key.into_owned())),
            Self::Index(index) => LocItem::Index(index),
            Self::Negative(number) => LocItem::Negative(number),
        }
    }
}

impl fmt::Display for LocItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => index.fmt(f),
            Self::Negative(number) => number.fmt(f),
        }
    }
}

impl<'a> From<&'a str> for LocItem<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for LocItem<'_> {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for LocItem<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<i64> for LocItem<'_> {
    fn from(number: i64) -> Self {
        usize::try_from(number).map_or(Self::Negative(number), Self::Index)
    }
}
