//! One value of a parameter out of the texts that were sent for it.

use std::borrow::Cow;

use peregrine_model::model::Spelling;
use peregrine_model::{Failed, Field, Input, Kind, Shape, Validation};

use super::{Place, wire_name};
use crate::endpoint::Arguments;

impl Arguments<'_> {
    /// Validates the texts that were sent for a parameter: a scalar takes the one that counts, a list takes all.
    ///
    /// `all` are all that were sent under a name; `one` picks the one that counts.
    #[inline]
    pub(super) fn texts<'t, T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        one: impl Fn(&str) -> Option<Cow<'t, str>>,
        all: impl Fn(&str) -> Vec<Cow<'t, str>>,
    ) -> Result<T, Failed> {
        let name = wire_name(&field.info, place);
        if T::SHAPE == Shape::List {
            let texts = all(&name);
            if texts.is_empty() {
                return self.elsewhere(field, place, |name| listed(all(name)));
            }
            return self.complete(field, place, name, &Input::Array(texts.into_iter().map(Input::Str).collect()));
        }
        match one(&name) {
            Some(text) => self.text(field, place, name, text),
            None => self.elsewhere(field, place, |name| one(name).map(Input::Str)),
        }
    }

    /// Validates the text that was sent for a parameter.
    #[inline]
    pub(super) fn text<T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        name: Cow<'static, str>,
        text: Cow<'_, str>,
    ) -> Result<T, Failed> {
        match field.read_text(&text) {
            Ok(value) => Ok(value),
            Err(_) => self.complete(field, place, name, &Input::Str(text)),
        }
    }

    /// What was sent under another of the parameter's names than the first; else its default, or the issue that it is
    /// missing.
    #[inline]
    pub(super) fn elsewhere<'t, T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        sent: impl Fn(&str) -> Option<Input<'t>>,
    ) -> Result<T, Failed> {
        let others = field.info.spellings.iter().map(Spelling::member).skip(1);
        for name in others {
            if let Some(input) = sent(name) {
                return self.complete(field, place, Cow::Borrowed(name), &input);
            }
        }
        self.absent(field, place)
    }

    /// The default of a parameter that wasn't sent, or the issue that it is missing.
    #[inline]
    pub(super) fn absent<T: Kind>(&mut self, field: &Field<T>, place: Place) -> Result<T, Failed> {
        match field.absent() {
            Some(value) => Ok(value),
            None => self.default_or_missing(field, place),
        }
    }

    /// A default that must be validated first, or the issue that there is none.
    #[cold]
    fn default_or_missing<T: Kind>(&mut self, field: &Field<T>, place: Place) -> Result<T, Failed> {
        let mut state = Validation::new();
        let name = wire_name(&field.info, place);
        match field.absent_alone(&mut state) {
            Some(value) => value.inspect_err(|_| self.record(place, Some(name), state)),
            None => Err(self.missing(place, name)),
        }
    }

    /// The default of what is all of its place, or the issue that it is missing.
    #[cold]
    pub(super) fn absent_whole<T: Kind>(&mut self, field: &Field<T>, place: Place) -> Result<T, Failed> {
        let mut state = Validation::new();
        match field.absent_alone(&mut state) {
            Some(value) => value.inspect_err(|_| self.record(place, None, state)),
            None => Err(self.missing_whole(place)),
        }
    }

    /// The complete pass over what was sent under a name.
    #[cold]
    pub(crate) fn complete<T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        name: Cow<'static, str>,
        input: &Input<'_>,
    ) -> Result<T, Failed> {
        let mut state = Validation::new();
        let value = field.validate(input, &mut state);
        value.inspect_err(|_| self.record(place, Some(name), state))
    }
}

/// Several texts of one name as a list. None at all are nothing.
fn listed(texts: Vec<Cow<'_, str>>) -> Option<Input<'_>> {
    (!texts.is_empty()).then(|| Input::Array(texts.into_iter().map(Input::Str).collect()))
}
