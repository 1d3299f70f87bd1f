//! Parameters of the query.

use std::borrow::Cow;

use peregrine_model::{Failed, Field, Kind, Shape};

use super::Place;
use super::object::Texts;
use crate::endpoint::Arguments;

impl Arguments<'_> {
    /// Takes a parameter of the query.
    #[inline]
    pub(crate) fn query<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let query = Query(self.context().query());
        if T::SHAPE == Shape::Model {
            return self.model(field, Place::Query, &query);
        }
        let name = field.info.wire_name();
        self.texts(field, Place::Query, || query.last(name), || query.values(name).collect())
    }
}

/// A query as it was sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Query<'q>(pub(super) &'q str);

impl<'q> Query<'q> {
    fn values(self, wanted: &str) -> impl Iterator<Item = Cow<'q, str>> {
        Pairs(self.0).filter(move |pair| pair.is_named(wanted)).map(Pair::value)
    }

    fn last(self, wanted: &str) -> Option<Cow<'q, str>> {
        Pairs(self.0).filter(|pair| pair.is_named(wanted)).last().map(Pair::value)
    }
}

/// The pairs of a query in order, empty ones left out.
struct Pairs<'q>(&'q str);

/// A name and a value as they were sent.
#[derive(Clone, Copy)]
struct Pair<'q> {
    name: &'q str,
    value: &'q str,
    /// Whether either has an escape. Nearly none has: then nothing needs to be decoded to be compared.
    is_escaped: bool,
}

impl<'q> Iterator for Pairs<'q> {
    type Item = Pair<'q>;

    fn next(&mut self) -> Option<Pair<'q>> {
        while !self.0.is_empty() {
            let (mut end, mut equals, mut is_escaped) = (self.0.len(), None, false);
            for (at, byte) in self.0.bytes().enumerate() {
                match byte {
                    b'=' if equals.is_none() => equals = Some(at),
                    b'%' | b'+' => is_escaped = true,
                    b'&' => {
                        end = at;
                        break;
                    }
                    _ => {}
                }
            }
            let (pair, rest) = self.0.split_at(end);
            self.0 = rest.get(1..).unwrap_or_default();
            if !pair.is_empty() {
                let (name, value) = equals.map_or((pair, ""), |equals| (&pair[..equals], &pair[equals + 1..]));
                return Some(Pair { name, value, is_escaped });
            }
        }
        None
    }
}

impl<'q> Pair<'q> {
    fn name(self) -> Cow<'q, str> {
        if self.is_escaped { decode(self.name) } else { Cow::Borrowed(self.name) }
    }

    fn value(self) -> Cow<'q, str> {
        if self.is_escaped { decode(self.value) } else { Cow::Borrowed(self.value) }
    }

    fn is_named(self, wanted: &str) -> bool {
        if self.is_escaped { decode(self.name) == wanted } else { self.name == wanted }
    }
}

impl<'q> Texts<'q> for Query<'q> {
    fn one(&self, name: &str) -> Option<Cow<'q, str>> {
        self.last(name)
    }

    fn all(&self, name: &str) -> Vec<Cow<'q, str>> {
        self.values(name).collect()
    }

    fn names(&self) -> Vec<Cow<'q, str>> {
        Pairs(self.0).map(Pair::name).collect()
    }
}

/// Decodes `application/x-www-form-urlencoded` text: `+` and `%20` are spaces, what isn't UTF-8 becomes U+FFFD.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'%' || byte == b'+') {
        return Cow::Borrowed(text);
    }
    let spaced = text.replace('+', " ");
    Cow::Owned(crate::routing::decode_path(&spaced).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_counts_and_a_list_has_all() {
        let query = Query("a=1&b=x+y%21&a=2&&c");
        assert_eq!(query.last("a").as_deref(), Some("2"));
        assert_eq!(query.values("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(query.last("b").as_deref(), Some("x y!"));
        assert_eq!(query.last("c").as_deref(), Some(""));
        assert_eq!(query.last("d"), None);
        assert_eq!(query.names(), ["a", "b", "a", "c"]);
        assert_eq!(Query("&=1&x=y=z&").names(), ["", "x"]);
        assert_eq!(Query("x=y=z&").last("x").as_deref(), Some("y=z"));
    }

    #[test]
    fn names_are_decoded_too_and_bad_utf8_is_replaced() {
        assert_eq!(Query("item%2Dquery=1").last("item-query").as_deref(), Some("1"));
        assert_eq!(Query("q=%F0%9F").last("q").as_deref(), Some("\u{FFFD}"));
        assert_eq!(Query("q=%zz").last("q").as_deref(), Some("%zz"));
    }
}
