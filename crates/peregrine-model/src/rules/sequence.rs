//! Patterns such as `^[A-Z]{2,4}-[0-9]{4,8}$`, which one walk over the bytes decides.
//!
//! The regex engine takes five times the instructions for a text of ten characters, and is kept for all other patterns.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Steps from the start of the text on, each a run of ASCII characters of one class.
#[derive(Debug)]
pub(super) struct Sequence {
    steps: Vec<Step>,
    /// Whether the text must end with the last step.
    to_end: bool,
}

#[derive(Debug, Clone)]
struct Step {
    /// Which bytes belong to the run. None beyond ASCII does.
    class: [bool; 256],
    min: usize,
    max: usize,
}

impl Sequence {
    /// The steps of a pattern, if it is as plain as that.
    pub(super) fn of(pattern: &str) -> Option<Self> {
        let hir = regex_syntax::parse(pattern).ok()?;
        let parts = match hir.kind() {
            HirKind::Concat(parts) => parts.as_slice(),
            _ => return None,
        };
        let (first, parts) = parts.split_first()?;
        if !matches!(first.kind(), HirKind::Look(Look::Start)) {
            return None;
        }
        let (parts, to_end) = match parts.split_last() {
            Some((last, before)) if matches!(last.kind(), HirKind::Look(Look::End)) => (before, true),
            _ => (parts, false),
        };
        let mut steps = Vec::new();
        for part in parts {
            push(&mut steps, part)?;
        }
        is_certain(&steps).then_some(Self { steps, to_end })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        for step in &self.steps {
            let run = rest.iter().take(step.max).take_while(|byte| step.class[usize::from(**byte)]).count();
            if run < step.min {
                return false;
            }
            rest = &rest[run..];
        }
        rest.is_empty() || !self.to_end
    }
}

/// Appends the steps of a part of a pattern.
fn push(steps: &mut Vec<Step>, part: &Hir) -> Option<()> {
    match part.kind() {
        HirKind::Literal(literal) => {
            for byte in literal.0.iter().filter(|_| literal.0.is_ascii()) {
                steps.push(Step::once([(*byte, *byte)])?);
            }
            literal.0.is_ascii().then_some(())
        }
        HirKind::Class(_) => {
            steps.push(class_step(part)?);
            Some(())
        }
        HirKind::Repetition(repetition) => {
            let mut step = class_step(&repetition.sub)?;
            step.min = repetition.min as usize;
            step.max = repetition.max.map_or(usize::MAX, |max| max as usize);
            steps.push(step);
            Some(())
        }
        HirKind::Capture(capture) => push(steps, &capture.sub),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| push(steps, part)),
        HirKind::Empty | HirKind::Look(_) | HirKind::Alternation(_) => None,
    }
}

/// The step of one character.
fn class_step(part: &Hir) -> Option<Step> {
    match part.kind() {
        HirKind::Literal(literal) => match *literal.0 {
            [byte] => Step::once([(byte, byte)]),
            _ => None,
        },
        HirKind::Class(Class::Unicode(class)) => {
            let byte = |char: char| u8::try_from(char).ok();
            let ranges: Option<Vec<_>> =
                class.ranges().iter().map(|range| byte(range.start()).zip(byte(range.end()))).collect();
            Step::once(ranges?)
        }
        HirKind::Class(Class::Bytes(class)) => {
            Step::once(class.ranges().iter().map(|range| (range.start(), range.end())))
        }
        HirKind::Capture(capture) => class_step(&capture.sub),
        _ => None,
    }
}

impl Step {
    /// One character of these ranges, unless they go beyond ASCII.
    fn once(ranges: impl IntoIterator<Item = (u8, u8)>) -> Option<Self> {
        let mut class = [false; 256];
        for (start, end) in ranges {
            if !end.is_ascii() {
                return None;
            }
            class[usize::from(start)..=usize::from(end)].fill(true);
        }
        Some(Self { class, min: 1, max: 1 })
    }

    fn shares_a_character(&self, other: &Self) -> bool {
        self.class.iter().zip(&other.class).any(|(one, other)| *one && *other)
    }
}

/// Whether a run can be taken as far as it goes: no step that may begin after a run of open length begins with a
/// character that could have been a part of it.
fn is_certain(steps: &[Step]) -> bool {
    steps.iter().enumerate().filter(|(_, step)| step.min != step.max).all(|(index, step)| {
        let following = &steps[index + 1..];
        let required = following.iter().position(|step| step.min > 0);
        let reachable = required.map_or(following, |required| &following[..=required]);
        !reachable.iter().any(|next| next.shares_a_character(step))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    const PLAIN: [&str; 13] = [
        "^[A-Z]{2,4}-[0-9]{4,8}$",
        "^[a-z0-9-]+$",
        "^[a-w0-9]+(-)?x$",
        "^abc$",
        "^$",
        "^a?b*c+$",
        "^[a-c]{2}[c-e]{2}$",
        "^[a-c]*-?[0-9]*$",
        "^(a)(b)+$",
        "^a",
        "^[a-c]{1,2}",
        "^[^\\x00-@\\x7F-\\x{10FFFF}]+$",
        "^(?-u:[a-z])+?1$",
    ];

    #[test]
    fn what_may_be_read_in_two_ways_is_left_to_the_engine() {
        for pattern in ["^[a-z]+a$", "^a*-?a$", "^a{1,2}a{1,2}$", "^a*b*a*$", "a", "a$", "^a|b$", "^\\d+$", "^.$"] {
            assert!(Sequence::of(pattern).is_none(), "{pattern}");
        }
        for pattern in ["^é$", "^[à-é]$", "(?m)^a$", "(?i)^k$", "^\\ba$", "^(ab)+$", "^", "", "[a", "^a^b$"] {
            assert!(Sequence::of(pattern).is_none(), "{pattern}");
        }
    }

    #[test]
    fn runs_end_at_their_limits() {
        let sku = Sequence::of(PLAIN[0]).unwrap();
        for text in ["AB-1234", "ABCD-12345678"] {
            assert!(sku.is_match(text), "{text}");
        }
        for text in
            ["", "A-1234", "ABCDE-1234", "AB-123", "AB-123456789", "AB-1234 ", "AB-1234\n", "ÄB-1234", "ab-1234"]
        {
            assert!(!sku.is_match(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_patterns_match_what_the_engine_matches(text in "[a-e0-9A-Cx1é\\-\n]{0,9}") {
            for pattern in PLAIN {
                let sequence = Sequence::of(pattern).unwrap_or_else(|| panic!("{pattern} isn't plain"));
                prop_assert_eq!(sequence.is_match(&text), Regex::new(pattern).unwrap().is_match(&text), "{}", pattern);
            }
        }
    }
}
