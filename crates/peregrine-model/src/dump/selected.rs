use std::borrow::Cow;

use super::filter::Part;
use super::{Filter, Flags, Forms};

/// What is selected of the value that is about to be written.
#[derive(Debug, Clone)]
pub struct Selected<'s> {
    flags: Flags,
    forms: Forms,
    include: Option<Cow<'s, Filter>>,
    exclude: Option<Cow<'s, Filter>>,
}

impl<'s> Selected<'s> {
    pub(super) fn new(flags: Flags, include: Option<&'s Filter>, exclude: Option<&'s Filter>) -> Self {
        Self { flags, forms: Forms::NEW, include: include.map(Cow::Borrowed), exclude: exclude.map(Cow::Borrowed) }
    }

    /// Everything is selected.
    #[must_use]
    pub fn everything() -> Self {
        Self::new(super::DumpOptions::new().flags, None, None)
    }

    pub(crate) fn flags(&self) -> Flags {
        self.flags
    }

    /// How the values are spelled of which there are several spellings.
    #[must_use]
    pub fn forms(&self) -> Forms {
        self.forms
    }

    /// The same, with other spellings.
    #[must_use]
    pub fn with_forms(mut self, forms: Forms) -> Self {
        self.forms = forms;
        self
    }

    /// Whether some of what is inside may not be selected.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.include.is_some() || self.exclude.is_some()
    }

    /// What is selected of a member, unless it isn't.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<Selected<'_>> {
        self.part(|filter| filter.member(name))
    }

    /// What is selected of an item, unless it isn't.
    #[must_use]
    pub fn item(&self, index: usize, length: usize) -> Option<Selected<'_>> {
        self.part(|filter| filter.item(index, length))
    }

    /// The same for what no filter reaches into.
    #[must_use]
    pub fn unfiltered(&self) -> Selected<'static> {
        Selected { flags: self.flags, forms: self.forms, include: None, exclude: None }
    }

    fn part<'a>(&'a self, part: impl Fn(&'a Filter) -> Part<'a>) -> Option<Selected<'a>> {
        let exclude = match self.exclude.as_deref().map(&part) {
            None | Some(Part::Unnamed) => None,
            Some(Part::Whole) => return None,
            Some(Part::Within(filter)) => Some(filter),
        };
        let include = match self.include.as_deref().map(&part) {
            None | Some(Part::Whole) => None,
            Some(Part::Unnamed) => return None,
            Some(Part::Within(filter)) => Some(filter),
        };
        Some(Selected { flags: self.flags, forms: self.forms, include, exclude })
    }
}
