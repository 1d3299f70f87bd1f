//! Parameters of a form, as browsers send it: `application/x-www-form-urlencoded`.

use std::borrow::Cow;

use http::header::CONTENT_TYPE;
use peregrine_model::{Failed, Field, Kind, Shape};

use super::query::Query;
use super::{BodyState, Place};
use crate::endpoint::Arguments;
use crate::request::Context;

/// How a form announces itself.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

impl Arguments<'_> {
    /// Takes a parameter of the form. An empty text counts as none, as it does for FastAPI.
    pub(crate) fn form<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let body = std::mem::replace(&mut self.body, BodyState::Absent);
        let form = Query::new(match &body {
            BodyState::Form(text) => text,
            _ => "",
        });
        let result = match T::SHAPE {
            Shape::Model => self.model(field, Place::Body, &form),
            _ => self.texts(
                field,
                Place::Body,
                |name| form.last(name).filter(|text| !text.is_empty()),
                |name| form.values(name).collect(),
            ),
        };
        self.body = body;
        result
    }
}

/// The text of a form. What isn't announced as a form is an empty one.
pub(super) fn text(context: &Context) -> Cow<'_, str> {
    let announced = context.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = announced.split(';').next().unwrap_or_default().trim();
    if !name.eq_ignore_ascii_case(FORM) {
        return Cow::Borrowed("");
    }
    match std::str::from_utf8(&context.bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        // Starlette takes bytes that should have been escaped for Latin-1.
        _ => Cow::Owned(context.bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}
