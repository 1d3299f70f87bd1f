//! Parameters of the headers.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue};
use peregrine_model::{Failed, Field, Input, Kind, Shape};

use super::Place;
use super::object::Sent;
use crate::endpoint::Arguments;

impl Arguments<'_> {
    /// Takes a parameter of the headers.
    pub(crate) fn header<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let headers = Headers(self.context().headers());
        if T::SHAPE == Shape::Model {
            return self.model(field, Place::Header, &headers);
        }
        self.texts(field, Place::Header, |name| headers.first(name), |name| headers.values(name).collect())
    }
}

/// The headers as text.
#[derive(Debug, Clone, Copy)]
struct Headers<'h>(&'h HeaderMap);

impl<'h> Headers<'h> {
    fn first(&self, name: &str) -> Option<Cow<'h, str>> {
        self.0.get(name).map(text)
    }

    fn values(&self, name: &str) -> impl Iterator<Item = Cow<'h, str>> {
        self.0.get_all(name).iter().map(text)
    }
}

impl<'h> Sent<'h> for Headers<'h> {
    fn one(&self, name: &str) -> Option<Input<'h>> {
        self.first(name).map(Input::Str)
    }

    fn all(&self, name: &str) -> Vec<Input<'h>> {
        self.values(name).map(Input::Str).collect()
    }

    fn entries(&self) -> Vec<(Cow<'h, str>, Input<'h>)> {
        self.0.iter().map(|(name, value)| (Cow::Borrowed(name.as_str()), Input::Str(text(value)))).collect()
    }
}

/// A value as text: its bytes are Latin-1, as in Starlette.
pub(super) fn text(value: &HeaderValue) -> Cow<'_, str> {
    match value.to_str() {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.as_bytes().iter().copied().map(char::from).collect()),
    }
}
