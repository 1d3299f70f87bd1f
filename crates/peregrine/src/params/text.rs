//! One value of a parameter out of the texts that were sent for it.

use std::borrow::Cow;

use peregrine_model::{Failed, Field, Input, Kind, Shape, Validation};

use super::{Place, wire_name};
use crate::endpoint::Arguments;

impl Arguments<'_> {
    /// Validates the texts that were sent for a parameter: a scalar takes the one that counts, a list takes all.
    ///
    /// `texts` are all that were sent; `one` picks the one that counts.
    #[inline]
    pub(super) fn texts<'t, T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        one: impl FnOnce() -> Option<Cow<'t, str>>,
        all: impl FnOnce() -> Vec<Cow<'t, str>>,
    ) -> Result<T, Failed> {
        if T::SHAPE == Shape::List {
            return self.list(field, place, all());
        }
        match one() {
            Some(text) => match field.read_text(&text) {
                Ok(value) => Ok(value),
                Err(_) => self.complete(field, place, &Input::Str(text)),
            },
            None => self.absent(field, place),
        }
    }

    fn list<T: Kind>(&mut self, field: &Field<T>, place: Place, texts: Vec<Cow<'_, str>>) -> Result<T, Failed> {
        if texts.is_empty() {
            return self.absent(field, place);
        }
        self.complete(field, place, &Input::Array(texts.into_iter().map(Input::Str).collect()))
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

    /// The complete pass over what was sent.
    #[cold]
    pub(crate) fn complete<T: Kind>(&mut self, field: &Field<T>, place: Place, input: &Input<'_>) -> Result<T, Failed> {
        let mut state = Validation::new();
        let value = field.validate(input, &mut state);
        value.inspect_err(|_| self.record(place, Some(wire_name(&field.info, place)), state))
    }
}
