//! Where the parameters of a route were found in the path.

use std::ops::Range;

use smallvec::SmallVec;

/// How many ranges are kept without an allocation. Templates with more parameters than this are rare.
const INLINE_RANGES: usize = 4;

/// The parts of the path that the parameters took, in the order of the template.
///
/// They are ranges, so that finding a route copies nothing; the path stays where it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Captures(SmallVec<[(u32, u32); INLINE_RANGES]>);

impl Captures {
    /// How many parameters the route has.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The range of the path that the parameter with this index took.
    pub(crate) fn range(&self, index: usize) -> Option<Range<usize>> {
        let (start, end) = *self.0.get(index)?;
        Some(start as usize..end as usize)
    }

    /// The text of the parameter with this index in `path`, which must be the path that was searched.
    pub(crate) fn text<'p>(&self, path: &'p str, index: usize) -> Option<&'p str> {
        path.get(self.range(index)?)
    }

    /// All ranges, in the order of the template.
    #[cfg(test)]
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.len()).filter_map(|index| self.range(index))
    }

    pub(super) fn push(&mut self, range: Range<usize>) {
        // The tree refuses longer paths before it looks at them.
        debug_assert!(u32::try_from(range.end).is_ok(), "path is longer than `PATH_BYTES_MAX`");
        self.0.push((range.start as u32, range.end as u32));
    }

    /// Forgets what was pushed after there were `len` ranges.
    pub(super) fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_past_the_inline_ones_are_kept_and_forgotten() {
        let mut captures = Captures::default();
        assert!(captures.len() == 0);
        for index in 0..INLINE_RANGES + 2 {
            captures.push(index..index + 1);
        }
        assert_eq!(captures.len(), INLINE_RANGES + 2);
        assert!(captures.ranges().eq((0..INLINE_RANGES + 2).map(|index| index..index + 1)));
        assert_eq!(captures.text("abcdefgh", INLINE_RANGES + 1), Some("f"));

        captures.truncate(INLINE_RANGES + 1);
        assert_eq!(captures.range(INLINE_RANGES), Some(4..5));
        assert_eq!(captures.range(INLINE_RANGES + 1), None);

        captures.truncate(2);
        captures.push(5..7);
        assert!(captures.ranges().eq([0..1, 1..2, 5..7]));
    }
}
