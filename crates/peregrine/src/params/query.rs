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
        self.texts(field, Place::Query, |name| query.last(name), |name| query.values(name).collect())
    }
}

/// A query as it was sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Query<'q>(pub(super) &'q str);

impl<'q> Query<'q> {
    /// The pairs in order, decoded: `+` and `%20` are spaces, what isn't UTF-8 becomes U+FFFD.
    fn pairs(self) -> impl DoubleEndedIterator<Item = (Cow<'q, str>, &'q str)> {
        let pairs = self.0.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), value)
        })
    }

    fn values(self, wanted: &str) -> impl Iterator<Item = Cow<'q, str>> {
        self.pairs().filter(move |(name, _)| name == wanted).map(|(_, value)| decode(value))
    }

    fn last(self, wanted: &str) -> Option<Cow<'q, str>> {
        self.pairs().rev().find(|(name, _)| name == wanted).map(|(_, value)| decode(value))
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
        self.pairs().map(|(name, _)| name).collect()
    }
}

/// Decodes `application/x-www-form-urlencoded` text. Most of it has nothing to decode.
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
    }

    #[test]
    fn names_are_decoded_too_and_bad_utf8_is_replaced() {
        assert_eq!(Query("item%2Dquery=1").last("item-query").as_deref(), Some("1"));
        assert_eq!(Query("q=%F0%9F").last("q").as_deref(), Some("\u{FFFD}"));
        assert_eq!(Query("q=%zz").last("q").as_deref(), Some("%zz"));
    }
}
