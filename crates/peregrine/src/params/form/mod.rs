//! Parameters of a form, in either encoding that browsers send: `application/x-www-form-urlencoded` and
//! `multipart/form-data`.

mod fields;
mod limits;
mod multipart;
mod options;
mod reader;
mod upload;
mod urlencoded;

use std::borrow::Cow;

use http::header::CONTENT_TYPE;
use peregrine_model::{Failed, Field, Input, Kind, Shape};

use self::options::Options;
use super::object::Sent as _;
use super::{BodyState, Place};
use crate::endpoint::Arguments;
use crate::request::Context;

use fields::Fault;
pub(crate) use fields::{Fault as FormFault, Fields};
pub use limits::FormLimits;

/// How the document announces a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// How the document announces a form that says so.
pub(crate) const MULTIPART: &str = "multipart/form-data";

impl Arguments<'_> {
    /// Takes a parameter of the form. An empty text counts as none, as it does for FastAPI.
    pub(crate) fn form<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let body = std::mem::replace(&mut self.body, BodyState::Absent);
        let none = Fields::default();
        let fields = match &body {
            BodyState::Form(fields) => fields,
            _ => &none,
        };
        let result = match T::SHAPE {
            Shape::Model => self.model(field, Place::Body, fields),
            Shape::Models => self.models(field, fields),
            _ => self.form_field(field, fields),
        };
        self.body = body;
        result
    }

    /// Takes one field: under the first of its names that has a value.
    fn form_field<T: Kind>(&mut self, field: &Field<T>, fields: &Fields<'_>) -> Result<T, Failed> {
        for place in field.info.places() {
            let name = place.member();
            if T::SHAPE == Shape::List {
                let values = fields.all(name);
                if !values.is_empty() {
                    return self.complete(field, Place::Body, Cow::Borrowed(name), &Input::Array(values));
                }
            } else if let Some(value) = fields.last(name) {
                return match value.text() {
                    Some(text) => self.text(field, Place::Body, Cow::Borrowed(name), Cow::Borrowed(text)),
                    None => {
                        let shown = fields.one(name).unwrap_or_default();
                        self.complete(field, Place::Body, Cow::Borrowed(name), &shown)
                    }
                };
            }
        }
        self.absent(field, Place::Body)
    }
}

/// The fields of a form. What isn't announced as a form is an empty one.
///
/// # Errors
/// It is announced as one, and is none.
pub(super) fn read(context: &Context, limits: FormLimits) -> Result<Fields<'_>, Fault> {
    let announced = context.headers().get(CONTENT_TYPE).map_or(&[][..], |value| value.as_bytes());
    let announced = Options::parse(announced);
    match announced.value.as_slice() {
        b"multipart/form-data" => multipart::read(&context.bytes, &announced, limits),
        b"application/x-www-form-urlencoded" => match std::str::from_utf8(&context.bytes) {
            Ok(text) if text.is_ascii() => urlencoded::read(text, limits),
            // Starlette takes bytes that should have been escaped for Latin-1.
            _ => urlencoded::read(&latin_1(&context.bytes), limits).map(Fields::into_owned),
        },
        _ => Ok(Fields::default()),
    }
}

/// Text whose bytes are its characters.
fn latin_1(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}
