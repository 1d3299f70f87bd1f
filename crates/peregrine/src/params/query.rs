//! Parameters of the query.

use std::borrow::Cow;

use peregrine_model::{Failed, Field, Input, Kind, Shape};

use super::Place;
use super::object::Sent;
use crate::endpoint::Arguments;
use crate::request::Context;

impl Arguments<'_> {
    /// Takes a parameter of the query.
    #[inline]
    pub(crate) fn query<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let name = field.info.wire_name();
        if T::SHAPE == Shape::Scalar
            && let Some(text) = self.sent_query().last(name)
        {
            return self.text(field, Place::Query, Cow::Borrowed(name), text);
        }
        let query = *self.sent_query();
        if T::SHAPE == Shape::Model {
            return self.model(field, Place::Query, &query);
        }
        self.texts(field, Place::Query, |name| query.last(name), |name| query.values(name).collect())
    }
}

/// All parameters of a query.
pub(crate) fn query_pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    Pairs(query).map(|pair| (pair.name(), pair.value()))
}

/// The last value of a query parameter.
pub(crate) fn query_value(request: &Context, name: &str) -> Option<String> {
    Query::new(request.query()).last(name).map(Cow::into_owned)
}

/// How many pairs are found once for all parameters. Those after them are looked for again and again.
const PAIRS_FOUND: usize = 8;

/// A query as it was sent, and where its first pairs are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Query<'q> {
    text: &'q str,
    found: [Span; PAIRS_FOUND],
    count: u8,
    /// Where the pairs begin that weren't looked for.
    rest: usize,
}

/// Where a pair is. Small, since a request is moved around: what doesn't fit isn't kept.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u16,
    equals: u16,
    end: u16,
    is_escaped: bool,
}

impl<'q> Query<'q> {
    pub(crate) fn new(text: &'q str) -> Self {
        let mut query = Self { text, found: [Span::NONE; PAIRS_FOUND], count: 0, rest: 0 };
        let bytes = &text.as_bytes()[..text.len().min(u16::MAX.into())];
        let mut span = Span::NONE;
        let is_all = marks(bytes, |at, byte| {
            let at = at as u16;
            match byte {
                b'&' => {
                    if !query.keep(span, at) {
                        return false;
                    }
                    span = Span { start: at + 1, ..Span::NONE };
                }
                b'=' => span.equals = span.equals.min(at),
                _ => span.is_escaped = true,
            }
            true
        });
        if is_all && bytes.len() == text.len() {
            query.keep(span, bytes.len() as u16);
        }
        query
    }

    /// Keeps a pair that ends there, unless there is no room for it. Nothing between two `&` is no pair.
    #[inline]
    fn keep(&mut self, span: Span, end: u16) -> bool {
        if span.start < end {
            let Some(found) = self.found.get_mut(usize::from(self.count)) else { return false };
            *found = Span { end, equals: span.equals.min(end), ..span };
            self.count += 1;
        }
        self.rest = self.text.len().min(usize::from(end) + 1);
        true
    }

    fn rest(&self) -> Pairs<'q> {
        Pairs(&self.text[self.rest..])
    }

    fn pairs(&self) -> impl Iterator<Item = Pair<'q>> {
        let found = self.found[..usize::from(self.count)].iter();
        found.map(|span| span.pair(self.text)).chain(self.rest())
    }

    pub(super) fn values(&self, wanted: &str) -> impl Iterator<Item = Cow<'q, str>> {
        self.pairs().filter(move |pair| pair.is_named(wanted)).map(Pair::value)
    }

    #[inline]
    pub(super) fn last(&self, wanted: &str) -> Option<Cow<'q, str>> {
        if self.rest < self.text.len()
            && let Some(pair) = self.last_of_rest(wanted)
        {
            return Some(pair.value());
        }
        let found = self.found[..usize::from(self.count)].iter().rev().find(|span| span.names(self.text, wanted))?;
        Some(found.value(self.text))
    }

    #[cold]
    fn last_of_rest(&self, wanted: &str) -> Option<Pair<'q>> {
        self.rest().filter(|pair| pair.is_named(wanted)).last()
    }
}

impl Span {
    /// Nothing of a pair was seen yet.
    const NONE: Self = Self { start: 0, equals: u16::MAX, end: 0, is_escaped: false };

    /// Whether the name is the wanted one.
    #[inline]
    fn names(self, text: &str, wanted: &str) -> bool {
        if self.is_escaped { self.pair(text).is_named(wanted) } else { self.name(text) == wanted.as_bytes() }
    }

    /// The name as it was sent.
    #[inline]
    fn name(self, text: &str) -> &[u8] {
        &text.as_bytes()[self.start.into()..self.equals.into()]
    }

    #[cold]
    fn pair(self, text: &str) -> Pair<'_> {
        Pair { name: &text[self.start.into()..self.equals.into()], value: self.sent(text), is_escaped: self.is_escaped }
    }

    #[inline]
    fn value(self, text: &str) -> Cow<'_, str> {
        if self.is_escaped { decode(self.sent(text)) } else { Cow::Borrowed(self.sent(text)) }
    }

    /// The value as it was sent.
    #[inline]
    fn sent(self, text: &str) -> &str {
        let value = usize::from(self.equals) + usize::from(self.equals < self.end);
        &text[value..self.end.into()]
    }
}

/// The pairs of a query in order, empty ones left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pairs<'q>(&'q str);

impl<'q> Pairs<'q> {
    pub(super) const fn new(text: &'q str) -> Self {
        Self(text)
    }
}

/// A name and a value as they were sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'q> {
    name: &'q str,
    value: &'q str,
    /// Whether either has an escape. Nearly none has: then nothing needs to be decoded to be compared.
    is_escaped: bool,
}

impl<'q> Iterator for Pairs<'q> {
    type Item = Pair<'q>;

    #[inline]
    fn next(&mut self) -> Option<Pair<'q>> {
        while !self.0.is_empty() {
            let (end, equals, is_escaped) = scan(self.0.as_bytes());
            let (text, rest) = self.0.split_at(end);
            self.0 = rest.get(1..).unwrap_or_default();
            if !text.is_empty() {
                let (name, value) = text.split_at(equals);
                return Some(Pair { name, value: value.get(1..).unwrap_or_default(), is_escaped });
            }
        }
        None
    }
}

/// Where the first pair ends, where its name does, and whether anything in it is escaped.
#[inline]
fn scan(bytes: &[u8]) -> (usize, usize, bool) {
    let (mut end, mut equals, mut is_escaped) = (bytes.len(), usize::MAX, false);
    marks(bytes, |at, byte| {
        match byte {
            b'&' => end = at,
            b'=' => equals = equals.min(at),
            _ => is_escaped = true,
        }
        byte != b'&'
    });
    (end, equals.min(end), is_escaped)
}

/// Hands on the bytes of a query that mean more than themselves, and where they are: `&`, `=`, `%`, `+`. Ends when
/// `seen` says so, and tells whether it never did.
#[inline]
fn marks(bytes: &[u8], mut seen: impl FnMut(usize, u8) -> bool) -> bool {
    let mut start = 0;
    while start < bytes.len() {
        let chunk = bytes[start..].first_chunk().copied().unwrap_or_else(|| padded(&bytes[start..]));
        let mut found = marked(u64::from_le_bytes(chunk));
        while found != 0 {
            let at = start + (found.trailing_zeros() / 8) as usize;
            if !seen(at, bytes[at]) {
                return false;
            }
            found &= found - 1;
        }
        start += 8;
    }
    true
}

/// Fewer than eight bytes, and zeros after them.
fn padded(bytes: &[u8]) -> [u8; 8] {
    let mut chunk = [0; 8];
    chunk[..bytes.len()].copy_from_slice(bytes);
    chunk
}

/// Sets the highest bit of each such byte, and no other: by the exact variant of
/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>.
#[inline]
const fn marked(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    /// Has the highest bit of each byte but those that are `byte`.
    const fn others(word: u64, byte: u8) -> u64 {
        let zero_where_same = word ^ (ONES * byte as u64);
        ((zero_where_same & LOW) + LOW) | zero_where_same
    }
    !(others(word, b'&') & others(word, b'=') & others(word, b'%') & others(word, b'+') | LOW)
}

impl<'q> Pair<'q> {
    pub(super) fn name(self) -> Cow<'q, str> {
        if self.is_escaped { decode(self.name) } else { Cow::Borrowed(self.name) }
    }

    pub(super) fn value(self) -> Cow<'q, str> {
        if self.is_escaped { decode(self.value) } else { Cow::Borrowed(self.value) }
    }

    /// How many bytes the name and the value took.
    pub(super) const fn sent_bytes(&self) -> usize {
        self.name.len() + self.value.len()
    }

    #[inline]
    fn is_named(&self, wanted: &str) -> bool {
        if self.is_escaped { decode(self.name) == wanted } else { self.name == wanted }
    }
}

impl<'q> Sent<'q> for Query<'q> {
    fn one(&self, name: &str) -> Option<Input<'q>> {
        self.last(name).map(Input::Str)
    }

    fn all(&self, name: &str) -> Vec<Input<'q>> {
        self.values(name).map(Input::Str).collect()
    }

    fn entries(&self) -> Vec<(Cow<'q, str>, Input<'q>)> {
        self.pairs().map(|pair| (pair.name(), Input::Str(pair.value()))).collect()
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
    use proptest::prelude::*;

    use super::*;

    fn names<'q>(query: &Query<'q>) -> Vec<Cow<'q, str>> {
        query.entries().into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_last_value_counts_and_a_list_has_all() {
        let query = Query::new("a=1&b=x+y%21&a=2&&c");
        assert_eq!(query.last("a").as_deref(), Some("2"));
        assert_eq!(query.values("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(query.last("b").as_deref(), Some("x y!"));
        assert_eq!(query.last("c").as_deref(), Some(""));
        assert_eq!(query.last("d"), None);
        assert_eq!(names(&query), ["a", "b", "a", "c"]);
        assert_eq!(names(&Query::new("&=1&x=y=z&")), ["", "x"]);
        assert_eq!(Query::new(&"a=1&".repeat(20)).values("a").count(), 20);
        assert_eq!(Query::new(&("a=1&".repeat(20) + "b=2&a=3")).last("a").as_deref(), Some("3"));
        assert_eq!(Query::new("x=y=z&").last("x").as_deref(), Some("y=z"));
    }

    #[test]
    fn every_mark_is_seen_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for length in 1..20 {
                for place in 0..length {
                    let mut bytes = vec![b'a'; length];
                    bytes[place] = byte;
                    let mut found = Vec::new();
                    assert!(marks(&bytes, |at, byte| {
                        found.push((at, byte));
                        true
                    }));
                    let expected: &[_] = if b"&=%+".contains(&byte) { &[(place, byte)] } else { &[] };
                    assert_eq!(found, expected, "{byte} at {place} of {length}");
                }
            }
        }
        let mut all = Vec::new();
        marks(b"&=%+'<,*&&==%%++", |at, _| {
            all.push(at);
            true
        });
        assert_eq!(all, [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15]);
    }

    #[test]
    fn names_are_decoded_too_and_bad_utf8_is_replaced() {
        assert_eq!(Query::new("item%2Dquery=1").last("item-query").as_deref(), Some("1"));
        assert_eq!(Query::new("q=%F0%9F").last("q").as_deref(), Some("\u{FFFD}"));
        assert_eq!(Query::new("q=%zz").last("q").as_deref(), Some("%zz"));
    }
    proptest! {
        #[test]
        fn pairs_are_cut_as_by_splitting(text in "[a-c&=%+é]{0,60}") {
            let query = Query::new(&text);
            let expected: Vec<_> = text
                .split('&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect();
            let pairs = |pairs: &mut dyn Iterator<Item = Pair<'_>>| {
                pairs.map(|pair| (pair.name().into_owned(), pair.value().into_owned())).collect::<Vec<_>>()
            };
            prop_assert_eq!(&pairs(&mut query.pairs()), &pairs(&mut Pairs::new(&text)));
            let cut: Vec<_> = query.pairs().map(|pair| (pair.name(), pair.value())).collect();
            prop_assert_eq!(&cut, &expected);
            for (name, _) in &expected {
                let last = expected.iter().rev().find(|(other, _)| other == name).map(|(_, value)| value.clone());
                prop_assert_eq!(query.last(name), last);
            }
        }
    }
}
