//! What callgrind wrote: how many instructions in all, and how often memory was asked for.

use std::collections::HashSet;

/// The functions of the C library that give memory.
const ALLOCATORS: [&str; 5] = ["malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    pub(crate) instructions: u64,
    pub(crate) allocations: u64,
}

impl Profile {
    /// Reads a file of callgrind; `None` if it doesn't end with totals.
    ///
    /// `cfn=(12) malloc` names who is called and gives it a number, `cfn=(12)` is the same again; the line after it,
    /// `calls=3 …`, tells how often.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut profile = Self::default();
        let mut allocators = HashSet::new();
        let mut calls_allocator = false;
        for line in text.lines() {
            if let Some((number, name)) = line.split_once('=').filter(|(key, _)| key.ends_with("fn")).and_then(named) {
                if ALLOCATORS.contains(&name) {
                    allocators.insert(number);
                }
                if line.starts_with("cfn=") {
                    calls_allocator = allocators.contains(number);
                }
            } else if let Some(calls) = line.strip_prefix("calls=").filter(|_| calls_allocator) {
                profile.allocations += calls.split(' ').next()?.parse::<u64>().ok()?;
            } else if let Some(totals) = line.strip_prefix("totals:").or_else(|| line.strip_prefix("summary:")) {
                profile.instructions = totals.trim().parse().ok()?;
            }
        }
        (profile.instructions > 0).then_some(profile)
    }
}

/// The number and the name of `(12) malloc`; no name if it was told before.
fn named<'a>((_, text): (&str, &'a str)) -> Option<(&'a str, &'a str)> {
    let (number, name) = text.split_once(')')?;
    Some((number, name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_allocators_are_counted() {
        let text = "fn=(1) main\n1 5\ncfn=(2) malloc\ncalls=3 0\n1 90\ncfn=(3) free\ncalls=4 0\n1 40\n\
            fn=(4) more\ncfn=(2)\ncalls=2 7\n1 60\nfn=(2)\n1 150\ntotals: 345\n";
        assert_eq!(Profile::read(text), Some(Profile { instructions: 345, allocations: 5 }));
    }

    #[test]
    fn files_without_totals_are_none() {
        assert_eq!(Profile::read("fn=(1) main\n1 5\n"), None);
    }
}
