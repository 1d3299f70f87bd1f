//! Parameters of the cookies.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::COOKIE;
use peregrine_model::{Failed, Field, Input, Kind, Object, Shape};

use super::Place;
use super::object::Sent;
use crate::endpoint::Arguments;
use crate::request::Context;

impl Arguments<'_> {
    /// Takes a parameter of the cookies.
    pub(crate) fn cookie<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let cookies = Cookies(self.context().headers());
        if T::SHAPE == Shape::Model {
            return self.model(field, Place::Cookie, &cookies);
        }
        let name = field.info.wire_name();
        // A name has one cookie, the last: FastAPI gives it to a list as one text, which is none.
        match cookies.last(name) {
            Some(text) => self.text(field, Place::Cookie, Cow::Borrowed(name), text),
            None => self.elsewhere(field, Place::Cookie, |name| cookies.one(name)),
        }
    }
}

/// All cookies of a request.
pub(crate) fn cookie_pairs(headers: &HeaderMap) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    Cookies(headers).pairs()
}

/// The last cookie of a name.
pub(crate) fn cookie_value(request: &Context, name: &str) -> Option<String> {
    Cookies(request.headers()).last(name).map(Cow::into_owned)
}

/// The cookies of all `Cookie` headers.
#[derive(Debug, Clone, Copy)]
struct Cookies<'h>(&'h HeaderMap);

impl<'h> Cookies<'h> {
    fn last(self, name: &str) -> Option<Cow<'h, str>> {
        self.pairs().filter(|(known, _)| known == name).last().map(|(_, value)| value)
    }

    fn pairs(self) -> impl Iterator<Item = (Cow<'h, str>, Cow<'h, str>)> {
        self.0.get_all(COOKIE).iter().map(super::header::text).flat_map(|header| match header {
            Cow::Borrowed(header) => header.split(';').filter_map(pair).collect::<Vec<_>>(),
            Cow::Owned(header) => header.split(';').filter_map(pair).map(owned).collect(),
        })
    }
}

/// A name and a value. A chunk without a `=` is a value without a name.
fn pair(chunk: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let (name, value) = chunk.split_once('=').unwrap_or(("", chunk));
    let (name, value) = (name.trim(), value.trim());
    (!name.is_empty() || !value.is_empty()).then(|| (Cow::Borrowed(name), unquote(value)))
}

fn owned<'h>((name, value): (Cow<'_, str>, Cow<'_, str>)) -> (Cow<'h, str>, Cow<'h, str>) {
    (Cow::Owned(name.into_owned()), Cow::Owned(value.into_owned()))
}

/// A quoted value without its quotes, `\"` and `\ooo` decoded, as Python's `http.cookies` does.
fn unquote(value: &str) -> Cow<'_, str> {
    let quoted = value.len() >= 2 && value.starts_with('"') && value.ends_with('"');
    if !quoted {
        return Cow::Borrowed(value);
    }
    let inner = &value[1..value.len() - 1];
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let octal = after.get(..3).filter(|digits| is_octal_byte(digits));
        match octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                text.push(char::from(byte));
                rest = &after[3..];
            }
            None => {
                let mut chars = after.chars();
                text.push(chars.next().unwrap_or('\\'));
                rest = chars.as_str();
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn is_octal_byte(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'0'..=b'3', b'0'..=b'7', b'0'..=b'7'])
}

impl<'h> Sent<'h> for Cookies<'h> {
    fn one(&self, name: &str) -> Option<Input<'h>> {
        self.last(name).map(Input::Str)
    }

    fn all(&self, name: &str) -> Vec<Input<'h>> {
        self.one(name).into_iter().collect()
    }

    fn entries(&self) -> Vec<(Cow<'h, str>, Input<'h>)> {
        let mut last = Object::new();
        for (name, value) in self.pairs() {
            last.insert(name, Input::Str(value));
        }
        last.into_iter().collect()
    }

    fn has_lists(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(header: &'static str, name: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, http::HeaderValue::from_static(header));
        Cookies(&headers).last(name).map(Cow::into_owned)
    }

    #[test]
    fn the_last_of_a_name_counts() {
        assert_eq!(value("a=1; b=2;a=3", "a").as_deref(), Some("3"));
        assert_eq!(value("a=1", "b"), None);
        assert_eq!(value("alone", "").as_deref(), Some("alone"));
    }

    #[test]
    fn quotes_are_taken_off() {
        assert_eq!(value(r#"a="x y""#, "a").as_deref(), Some("x y"));
        assert_eq!(value(r#"a="\"\054""#, "a").as_deref(), Some("\","));
    }
}
