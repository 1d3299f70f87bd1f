//! Which parts of a file a request asks for: its `Range` header, read as Starlette reads it.

use std::ops::Range;

/// How many parts a request may ask for. One that asks for more gets the whole file.
const RANGES_MAX: usize = 100;

/// What the header comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole file.
    Whole,
    /// Parts of it, in order and apart from each other; or one.
    Parts(Vec<Range<u64>>),
    /// Nothing that can be understood: why.
    Malformed(&'static str),
    /// What the file doesn't have.
    Unsatisfiable,
}

/// Reads the header of a request for a file of that size.
pub(super) fn asked(header: &str, size: u64) -> Asked {
    let Some((unit, ranges)) = header.split_once('=') else { return Asked::Malformed("Malformed range header.") };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Asked::Malformed("Only support bytes range");
    }
    if ranges.split(',').count() > RANGES_MAX {
        return Asked::Whole;
    }
    let size = i128::from(size);
    let parts: Vec<(i128, i128)> = ranges.split(',').filter_map(|range| part(range.trim(), size)).collect();
    if parts.is_empty() {
        return Asked::Malformed("Range header: range must be requested");
    }
    if parts.iter().any(|&(start, _)| start < 0 || start >= size) {
        return Asked::Unsatisfiable;
    }
    if parts.iter().any(|&(start, end)| start >= end) {
        return Asked::Malformed("Range header: start must be less than end");
    }
    Asked::Parts(merged(parts))
}

/// The first byte of a part and the one behind its last. What is none is passed over.
fn part(range: &str, size: i128) -> Option<(i128, i128)> {
    let (start, end) = range.split_once('-').map(|(start, end)| (start.trim(), end.trim()))?;
    if start.is_empty() {
        return Some(((size - integer(end)?).max(0), size));
    }
    let start = integer(start)?;
    let last = if end.is_empty() { size } else { integer(end)? };
    Some((start, if last < size { last + 1 } else { size }))
}

/// An integer as Python's `int` reads one. One that is too large for any file is the largest.
fn integer(text: &str) -> Option<i128> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', ..] => (-1, &text[1..]),
        [b'+', ..] => (1, &text[1..]),
        _ => (1, text),
    };
    let groups_are_digits =
        digits.split('_').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    if !groups_are_digits {
        return None;
    }
    // Half of the range, so that adding to it stays within.
    let value = digits.replace('_', "").parse::<i128>().unwrap_or(i128::MAX).min(i128::MAX / 2);
    Some(sign * value)
}

/// The parts in order; those that touch each other are one.
fn merged(mut parts: Vec<(i128, i128)>) -> Vec<Range<u64>> {
    if parts.len() > 1 {
        parts.sort_unstable();
    }
    let mut merged: Vec<(i128, i128)> = Vec::with_capacity(parts.len());
    for (start, end) in parts {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    let byte = |place: i128| u64::try_from(place).unwrap_or_default();
    merged.into_iter().map(|(start, end)| byte(start)..byte(end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First bytes, and those behind the last.
    fn parts(ranges: &[(u64, u64)]) -> Asked {
        Asked::Parts(ranges.iter().map(|&(start, end)| start..end).collect())
    }

    #[test]
    fn parts_are_read() {
        assert_eq!(asked("bytes=0-3", 29), parts(&[(0, 4)]));
        assert_eq!(asked(" Bytes =4-", 29), parts(&[(4, 29)]));
        assert_eq!(asked("bytes=-4", 29), parts(&[(25, 29)]));
        assert_eq!(asked("bytes=-400", 29), parts(&[(0, 29)]));
        assert_eq!(asked("bytes=0-1000", 29), parts(&[(0, 29)]));
        assert_eq!(asked("bytes=x, 0 - 1 ,-", 29), parts(&[(0, 2)]));
        assert_eq!(asked("bytes=+1_0-1_1", 29), parts(&[(10, 12)]));
        assert_eq!(asked("bytes=0-99999999999999999999999999999999999999999999", 29), parts(&[(0, 29)]));
    }

    #[test]
    fn parts_that_touch_are_one() {
        assert_eq!(asked("bytes=5-6,0-0,1-3", 29), parts(&[(0, 4), (5, 7)]));
        assert_eq!(asked("bytes=0-9,2-3", 29), parts(&[(0, 10)]));
    }

    #[test]
    fn what_is_no_range_is_told() {
        assert_eq!(asked("bytes", 29), Asked::Malformed("Malformed range header."));
        assert_eq!(asked("items=0-3", 29), Asked::Malformed("Only support bytes range"));
        assert_eq!(asked("bytes=abc", 29), Asked::Malformed("Range header: range must be requested"));
        assert_eq!(asked("bytes=5-2", 29), Asked::Malformed("Range header: start must be less than end"));
        assert_eq!(asked("bytes=0--5", 29), Asked::Malformed("Range header: start must be less than end"));
        assert_eq!(asked("bytes=100-", 29), Asked::Unsatisfiable);
        assert_eq!(asked("bytes=--5", 29), Asked::Unsatisfiable);
        assert_eq!(asked("bytes=0-0", 0), Asked::Unsatisfiable);
    }

    #[test]
    fn request_for_too_many_parts_gets_the_whole() {
        let at_the_limit = vec!["0-0"; RANGES_MAX].join(",");
        assert_eq!(asked(&format!("bytes={at_the_limit}"), 29), parts(&[(0, 1)]));
        assert_eq!(asked(&format!("bytes={at_the_limit},0-0"), 29), Asked::Whole);
    }
}
