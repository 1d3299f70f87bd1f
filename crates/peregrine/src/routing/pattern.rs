//! A part of a template with parameters in it, and how it is held against text.
//!
//! The result is that of the greedy regular expression which Starlette builds: each parameter in turn takes as much as
//! leaves a match for the rest. Backtracking finds that in time exponential in the number of parameters (`{a}{b}{c}…`,
//! or several `{p:path}`), so it is not used. A table is filled from the right that says, for each element and each
//! position, whether the elements from there on match the text from there on; reading it from the left gives the
//! captures. Both passes look at each pair of element and position once at most.

use std::cmp::{Ordering, Reverse};
use std::ops::Range;

use super::captures::Captures;
use super::convertor::{Convertor, uuid_end};
use super::template::Element;

/// Literals and parameters that together match some text: a segment, or all that is left of the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Literal text before the first parameter; may be empty.
    before: Box<str>,
    /// From the first parameter to the last.
    middle: Vec<Piece>,
    /// Literal text after the last parameter; may be empty.
    after: Box<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(Box<str>),
    Parameter(Convertor),
}

impl Pattern {
    /// A pattern of these elements, of which one at least must be a parameter: else all of it is `before`, and it
    /// matches nothing.
    pub(super) fn new(elements: &[Element]) -> Self {
        let mut middle: Vec<Piece> = elements
            .iter()
            .map(|element| match element {
                Element::Literal(text) => Piece::Literal(text.clone()),
                Element::Parameter { convertor, .. } => Piece::Parameter(*convertor),
            })
            .collect();
        let after = middle.pop_if(|piece| matches!(piece, Piece::Literal(_)));
        let before = middle.first().is_some_and(|piece| matches!(piece, Piece::Literal(_))).then(|| middle.remove(0));
        let text = |piece| match piece {
            Some(Piece::Literal(text)) => text,
            _ => "".into(),
        };
        Self { before: text(before), middle, after: text(after) }
    }

    /// Matches all of `path` in `range`, and adds what the parameters took. Adds nothing when it does not match.
    ///
    /// Takes at most the length of the pattern times that of the text in time, and one bit for each element and byte in
    /// memory. Allocates only when there are several parameters *and* the text is long.
    pub(super) fn matches(&self, path: &str, range: Range<usize>, captures: &mut Captures) -> bool {
        let start = range.start + self.before.len();
        let mut text = &path[range];
        // Most segments are one parameter, with nothing around it.
        if !self.before.is_empty() || !self.after.is_empty() {
            let inner = text.strip_prefix(&*self.before).and_then(|text| text.strip_suffix(&*self.after));
            let Some(inner) = inner else { return false };
            text = inner;
        }
        if let [Piece::Parameter(convertor)] = *self.middle {
            let accepted = convertor.accepts(text);
            if accepted {
                captures.push(start..start + text.len());
            }
            return accepted;
        }
        self.matches_several(text, start, captures)
    }

    fn matches_several(&self, text: &str, start: usize, captures: &mut Captures) -> bool {
        let mut inline = [0; INLINE_WORDS];
        let mut spilled = Vec::new();
        let words = ((self.middle.len() + 1) * (text.len() + 1)).div_ceil(64);
        let bits = if words <= INLINE_WORDS {
            &mut inline[..]
        } else {
            spilled.resize(words, 0);
            &mut spilled[..]
        };
        let mut table = Table { bits, width: text.len() + 1 };
        table.fill(&self.middle, text);
        if !table.get(0, 0) {
            return false;
        }
        let mut position = 0;
        for (row, piece) in self.middle.iter().enumerate() {
            let end = table.longest_end(row, piece, text, position);
            if matches!(piece, Piece::Parameter(_)) {
                captures.push(start + position..start + end);
            }
            position = end;
        }
        true
    }

    fn literal_bytes(&self) -> usize {
        let inside: usize = self.middle.iter().map(|piece| piece.literal().map_or(0, str::len)).sum();
        self.before.len() + inside + self.after.len()
    }

    fn convertors(&self) -> impl Iterator<Item = Convertor> {
        self.middle.iter().filter_map(|piece| match piece {
            Piece::Literal(_) => None,
            Piece::Parameter(convertor) => Some(*convertor),
        })
    }

    /// The more specific pattern is the lesser: the one with more literal text, then the one with the narrower
    /// convertor at the first parameter where they differ, then the one with more parameters.
    pub(super) fn specificity(&self, other: &Self) -> Ordering {
        // `None` ends the shorter list and must come last: `Reverse(Some(Reverse(_)))` sorts by convertor, then `None`.
        let key = |pattern: &Self| {
            let convertors = pattern.convertors().map(|convertor| Reverse(Some(Reverse(convertor))));
            (Reverse(pattern.literal_bytes()), convertors.chain([Reverse(None)]).collect::<Vec<_>>())
        };
        key(self).cmp(&key(other))
    }
}

impl Piece {
    fn literal(&self) -> Option<&str> {
        match self {
            Self::Literal(text) => Some(text),
            Self::Parameter(_) => None,
        }
    }
}

/// Room for 1,024 pairs of element and position: four elements and a segment of 200 bytes.
const INLINE_WORDS: usize = 16;

/// Whether the elements from a row on match the text from a position on: one bit for each pair.
struct Table<'a> {
    bits: &'a mut [u64],
    width: usize,
}

impl Table<'_> {
    fn get(&self, row: usize, position: usize) -> bool {
        let index = row * self.width + position;
        self.bits[index / 64] >> (index % 64) & 1 == 1
    }

    fn set(&mut self, row: usize, position: usize) {
        let index = row * self.width + position;
        self.bits[index / 64] |= 1 << (index % 64);
    }

    fn fill(&mut self, pieces: &[Piece], text: &str) {
        self.set(pieces.len(), text.len());
        for (row, piece) in pieces.iter().enumerate().rev() {
            match piece {
                Piece::Literal(literal) => self.fill_literal(row, text, literal),
                Piece::Parameter(Convertor::Uuid) => self.fill_uuid(row, text),
                Piece::Parameter(Convertor::Int) => self.fill_run(row, text, 1, |byte| byte.is_ascii_digit()),
                Piece::Parameter(Convertor::Float) => self.fill_float(row, text),
                Piece::Parameter(Convertor::Str) => self.fill_run(row, text, 1, |byte| byte != b'/'),
                Piece::Parameter(Convertor::Path) => self.fill_run(row, text, 0, |byte| byte != b'\n'),
            }
        }
    }

    fn fill_literal(&mut self, row: usize, text: &str, literal: &str) {
        let bytes = text.as_bytes();
        for position in 0..=bytes.len().saturating_sub(literal.len()) {
            if bytes[position..].starts_with(literal.as_bytes()) && self.get(row + 1, position + literal.len()) {
                self.set(row, position);
            }
        }
    }

    fn fill_uuid(&mut self, row: usize, text: &str) {
        for position in 0..text.len() {
            if uuid_end(&text.as_bytes()[position..]).is_some_and(|length| self.get(row + 1, position + length)) {
                self.set(row, position);
            }
        }
    }

    /// A run of bytes of one class, `least` (0 or 1) of them at least.
    fn fill_run(&mut self, row: usize, text: &str, least: usize, is_member: impl Fn(u8) -> bool) {
        // Whether some members (or none) lead from the position to a match of the next row.
        let mut run = false;
        for position in (0..=text.len()).rev() {
            let member = text.as_bytes().get(position).is_some_and(|byte| is_member(*byte));
            let one_or_more = member && run;
            run = one_or_more || self.get(row + 1, position);
            // A parameter never begins inside of a character.
            if (one_or_more || (least == 0 && run)) && text.is_char_boundary(position) {
                self.set(row, position);
            }
        }
    }

    fn fill_float(&mut self, row: usize, text: &str) {
        let bytes = text.as_bytes();
        let digit = |position: usize| bytes.get(position).is_some_and(u8::is_ascii_digit);
        // Whether what may follow the first digit leads to a match of the next row: digits only (`fraction`, as after
        // the point), or digits and a fraction (`number`). Kept for the position to the right, and the one after that.
        let (mut number, mut fraction, mut fraction_after) = (false, false, false);
        for position in (0..=bytes.len()).rev() {
            let first = digit(position);
            if first && number {
                self.set(row, position);
            }
            let next = self.get(row + 1, position);
            let point = bytes.get(position) == Some(&b'.') && digit(position + 1);
            number = next || (first && number) || (point && fraction_after);
            (fraction, fraction_after) = (next || (first && fraction), fraction);
        }
    }

    /// The last position that the piece can reach from `position` and from which the next row matches.
    fn longest_end(&self, row: usize, piece: &Piece, text: &str, position: usize) -> usize {
        let rest = &text.as_bytes()[position..];
        let longest = match piece {
            Piece::Literal(literal) => literal.len(),
            Piece::Parameter(Convertor::Uuid) => uuid_end(rest).unwrap_or(0),
            Piece::Parameter(Convertor::Int) => digits(rest),
            Piece::Parameter(Convertor::Float) => match digits(rest) {
                whole if rest.get(whole) == Some(&b'.') => whole + 1 + digits(&rest[whole + 1..]),
                whole => whole,
            },
            Piece::Parameter(Convertor::Str) => run(rest, |byte| byte != b'/'),
            Piece::Parameter(Convertor::Path) => run(rest, |byte| byte != b'\n'),
        };
        let reaches = |end: &usize| {
            // `12.` is no number: the point belongs to it only with a digit behind.
            let is_value = !matches!(piece, Piece::Parameter(Convertor::Float)) || text.as_bytes()[end - 1] != b'.';
            is_value && self.get(row + 1, *end)
        };
        let least = usize::from(*piece != Piece::Parameter(Convertor::Path));
        let end = (position + least..=position + longest).rev().find(reaches);
        // `fill` has found that there is such an end. Should the two ever disagree, a wrong answer beats a panic.
        debug_assert!(end.is_some(), "the table has a match that cannot be read from it");
        end.unwrap_or(position)
    }
}

fn digits(text: &[u8]) -> usize {
    run(text, |byte| byte.is_ascii_digit())
}

fn run(text: &[u8], is_member: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| !is_member(*byte)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::super::template::RouteTemplate;
    use super::*;

    fn pattern(written: &str) -> Pattern {
        Pattern::new(RouteTemplate::parse(&format!("/{written}")).unwrap().elements())
    }

    fn captured<'p>(written: &str, text: &'p str) -> Option<Vec<&'p str>> {
        // A byte before and after, so that positions cannot be mistaken for those in the text.
        let path = format!("#/{text}#");
        let mut captures = Captures::default();
        let matched = pattern(written).matches(&path, 1..path.len() - 1, &mut captures);
        assert!(matched || captures.len() == 0);
        matched.then(|| captures.ranges().map(|range| &text[range.start - 2..range.end - 2]).collect())
    }

    #[test]
    fn each_parameter_takes_as_much_as_it_can() {
        // Recorded from Starlette 1.10.
        assert_eq!(captured("{a}-{b}", "a-b-c"), Some(vec!["a-b", "c"]));
        assert_eq!(captured("{a}-{b}", "--- "), Some(vec!["--", " "]));
        assert_eq!(captured("{a}-{b}", "é-éé"), Some(vec!["é", "éé"]));
        assert_eq!(captured("{a:float}{b}", "1.23"), Some(vec!["1.2", "3"]));
        assert_eq!(captured("{a:float}{b}", "1."), Some(vec!["1", "."]));
        assert_eq!(captured("{a:float}{b}", "12"), Some(vec!["1", "2"]));
        assert_eq!(captured("{p:path}/edit/{q:path}/z", "a/edit/edit/b/z"), Some(vec!["a/edit", "b"]));
        assert_eq!(captured("{p:path}/edit/{q:path}/z", "/edit//z"), Some(vec!["", ""]));
        assert_eq!(captured("{p:path}/edit/{q:path}/z", "edit/edit/edit/z/z"), Some(vec!["edit/edit", "z"]));
    }

    #[test]
    fn parameters_do_not_split_characters() {
        assert_eq!(captured("{a}{b}", "é"), None);
        assert_eq!(captured("{a}{b}", "éé"), Some(vec!["é", "é"]));
        assert_eq!(captured("{a}{p:path}", "☃"), Some(vec!["☃", ""]));
    }

    #[test]
    fn literals_around_a_parameter_do_not_overlap() {
        assert_eq!(captured("ab{x}ba", "aba"), None);
        assert_eq!(captured("ab{x:path}ba", "abba"), Some(vec![""]));
        assert_eq!(captured("ab{x}ba", "ab-ba"), Some(vec!["-"]));
    }

    #[test]
    fn convertors_hold_between_other_parameters() {
        assert_eq!(captured("{a:int}{b:int}", "123"), Some(vec!["12", "3"]));
        assert_eq!(captured("{a:int}{b:int}", "1"), None);
        assert_eq!(captured("v{a:int}.{b:int}", "v1.x"), None);
        assert_eq!(captured("{a:float}.{b:float}", "1.2.3.4"), Some(vec!["1.2", "3.4"]));
        assert_eq!(captured("{a:float}.{b:float}", "1.2"), Some(vec!["1", "2"]));
        let uuid = "f81d4fae7dec11d0a76500a0c91e6bf6";
        assert_eq!(captured("{u:uuid}{x}", &format!("{uuid}0")), Some(vec![uuid, "0"]));
        assert_eq!(captured("{x}{u:uuid}", uuid), None);
        assert_eq!(captured("{a}x{p:path}", "a/x"), None);
        assert_eq!(captured("{a:path}-{p:path}", "a\n-"), None);
    }

    #[test]
    fn long_text_needs_more_than_the_inline_table() {
        let (a, b) = ("a".repeat(4_000), "b".repeat(4_000));
        assert_eq!(captured("{a}-{b}", &format!("{a}-{b}")), Some(vec![&*a, &*b]));
    }

    #[test]
    fn specificity_is_literal_text_then_convertors_then_number() {
        let sorted =
            ["a-{x}", "{x}-{y}", "{x:uuid}{y}", "{x:uuid}", "{x:int}", "{x:float}", "{x}{y}", "{x}", "{x:path}"];
        for pair in sorted.windows(2) {
            assert_eq!(pattern(pair[0]).specificity(&pattern(pair[1])), Ordering::Less, "{pair:?}");
            assert_eq!(pattern(pair[1]).specificity(&pattern(pair[0])), Ordering::Greater, "{pair:?}");
        }
        assert_eq!(pattern("a{x}").specificity(&pattern("{x}a")), Ordering::Equal);
    }
}
