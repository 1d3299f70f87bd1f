//! Parameters of the headers.

use std::borrow::Cow;

use http::{HeaderMap, HeaderValue};
use peregrine_model::{Failed, Field, Kind, Shape};

use super::Place;
use super::object::Texts;
use crate::endpoint::Arguments;

impl Arguments<'_> {
    /// Takes a parameter of the headers.
    pub(crate) fn header<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let headers = Headers(self.context().headers());
        if T::SHAPE == Shape::Model {
            return self.model(field, Place::Header, &headers);
        }
        self.texts(field, Place::Header, |name| headers.one(name), |name| headers.all(name))
    }
}

/// The headers as text.
#[derive(Debug, Clone, Copy)]
struct Headers<'h>(&'h HeaderMap);

impl<'h> Texts<'h> for Headers<'h> {
    fn one(&self, name: &str) -> Option<Cow<'h, str>> {
        self.0.get(name).map(text)
    }

    fn all(&self, name: &str) -> Vec<Cow<'h, str>> {
        self.0.get_all(name).iter().map(text).collect()
    }

    fn names(&self) -> Vec<Cow<'h, str>> {
        self.0.keys().map(|name| Cow::Borrowed(name.as_str())).collect()
    }
}

/// A value as text: its bytes are Latin-1, as in Starlette.
pub(super) fn text(value: &HeaderValue) -> Cow<'_, str> {
    match value.to_str() {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.as_bytes().iter().copied().map(char::from).collect()),
    }
}
