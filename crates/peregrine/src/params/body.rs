//! Parameters of the body.

use std::borrow::Cow;

use http::header::CONTENT_TYPE;
use peregrine_model::json::{self, ParseError};
use peregrine_model::{Code, Failed, Field, Input, Issue, Kind, Parameter, Validation};

use super::{Findings, Place, form};
use crate::endpoint::Arguments;
use crate::request::Context;

/// What came as the body.
#[derive(Debug)]
pub(crate) enum BodyState<'c> {
    /// Nothing: the endpoint takes no body, or none was sent.
    Absent,
    /// JSON that wasn't read yet. Most is UTF-8 already, and stays where it is.
    Json(Cow<'c, str>),
    /// The tree of that JSON, or the bytes of a body that wasn't announced as JSON.
    Input(Input<'c>),
    /// The fields of a form.
    Form(form::Fields<'c>),
}

/// A body that ends the request: nothing else of it is looked at.
#[derive(Debug)]
pub(crate) enum BodyFault {
    /// It is no JSON.
    Invalid(Box<Issue<'static>>),
    /// It is no form, or holds more than a form may.
    Form(form::FormFault),
    /// It can't be read at all.
    Unreadable,
}

impl<'c> BodyState<'c> {
    /// What came, once the bytes are there.
    pub(crate) fn of(context: &'c Context) -> Result<Self, BodyFault> {
        let Some(plan) = context.plan.body else { return Ok(Self::Absent) };
        if let Some(limits) = plan.form {
            return form::read(context, limits).map(Self::Form).map_err(BodyFault::Form);
        }
        if context.bytes.is_empty() {
            return Ok(Self::Absent);
        }
        if !is_json(context, plan.strict_content_type) {
            return Ok(Self::Input(Input::Bytes(Cow::Borrowed(&context.bytes))));
        }
        json::decode(&context.bytes).map(Self::Json).map_err(|_| BodyFault::Unreadable)
    }

    /// Sees whether it can be read.
    pub(crate) fn check(&mut self) -> Result<(), BodyFault> {
        let Self::Json(text) = self else { return Ok(()) };
        let mut reader = json::Reader::new(text);
        if reader.skip_value().and_then(|()| reader.end()).is_ok() {
            return Ok(());
        }
        self.input().map(|_| ())
    }

    /// The tree. JSON is read once.
    fn input(&mut self) -> Result<Option<&Input<'c>>, BodyFault> {
        if let Self::Json(text) = self {
            *self = Self::Input(match text {
                Cow::Borrowed(text) => json::parse(text).map_err(fault)?,
                // Text that was decoded lives here, so that its tree can't borrow from it.
                Cow::Owned(text) => json::parse(text).map_err(fault)?.into_owned(),
            });
        }
        Ok(match self {
            Self::Input(input) => Some(input),
            _ => None,
        })
    }
}

/// Whether the body is announced as JSON. Without an announcement it is, unless the route is strict about it.
fn is_json(context: &Context, strict_content_type: bool) -> bool {
    match context.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) {
        None | Some("") => !strict_content_type,
        Some(value) => names_json(value),
    }
}

/// `application/json` or `application/…+json`, parameters aside.
fn names_json(content_type: &str) -> bool {
    if content_type == "application/json" {
        return true;
    }
    let name = content_type.split(';').next().unwrap_or_default().trim();
    let Some((main, sub)) = name.split_once('/') else { return false };
    main.eq_ignore_ascii_case("application")
        && !sub.contains('/')
        && (sub.eq_ignore_ascii_case("json") || sub.to_ascii_lowercase().ends_with("+json"))
}

fn fault(error: ParseError) -> BodyFault {
    let ParseError::Syntax(error) = error else { return BodyFault::Unreadable };
    let issue = Issue::without_input(Code::JsonInvalid)
        .with_input(Input::Object(peregrine_model::Object::new()))
        .with("error", Parameter::Text(Cow::Borrowed(error.message)))
        .within(error.position)
        .within("body");
    BodyFault::Invalid(Box::new(issue))
}

impl Arguments<'_> {
    /// Takes a parameter of the body.
    #[inline]
    pub(crate) fn body<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        if self.embeds() {
            return self.embedded(field);
        }
        if let BodyState::Json(text) = &self.body {
            let reader = json::Reader::new(text);
            // What was decoded isn't a part of the bytes.
            #[cfg(feature = "bytestring")]
            let reader = if let Cow::Borrowed(_) = text { reader.sharing(&self.context().bytes) } else { reader };
            let explained = match field.read_explained(r#""body","#, Findings::START, reader) {
                Ok(value) => return Ok(value),
                Err(explained) => explained,
            };
            // A handler that wants to see the issues themselves gets them from the complete pass.
            if !self.findings.keeps()
                && let Some((items, count, failed)) = explained.into_items()
            {
                self.findings.add_written(Place::Body, items, count);
                return Err(failed);
            }
        }
        self.whole(field)
    }

    /// The complete pass over the whole body.
    #[cold]
    fn whole<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let input = match self.body.input() {
            Ok(Some(input)) => input,
            Ok(None) => return self.absent_whole(field, Place::Body),
            Err(fault) => return Err(self.fault(fault)),
        };
        let mut state = Validation::new();
        match field.validate(input, &mut state) {
            Ok(value) => Ok(value),
            Err(failed) => {
                self.findings.add(Place::Body, None, state);
                Err(failed)
            }
        }
    }

    /// A member of the body.
    fn embedded<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let place = match self.body.input() {
            Ok(None | Some(Input::Bytes(_))) => None,
            Ok(Some(Input::Object(object))) => {
                field.info.places().find_map(|place| place.find(object).map(|input| (place.member(), input)))
            }
            // Anything but an object has no members at all, not even optional ones.
            Ok(Some(_)) => return Err(self.missing(Place::Body, Cow::Borrowed(field.info.wire_name()))),
            Err(fault) => return Err(self.fault(fault)),
        };
        let Some((name, input)) = place else { return self.absent(field, Place::Body) };
        let mut state = Validation::new();
        match field.validate(input, &mut state) {
            Ok(value) => Ok(value),
            Err(failed) => {
                self.findings.add(Place::Body, Some(Cow::Borrowed(name)), state);
                Err(failed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_known_by_its_name() {
        for name in ["application/json", "Application/JSON; charset=latin-1", "application/geo+json"] {
            assert!(names_json(name), "{name}");
        }
        for name in
            ["text/json", "application/jsonp", "json", "application/x-www-form-urlencoded", "application/json/x"]
        {
            assert!(!names_json(name), "{name}");
        }
    }
}
