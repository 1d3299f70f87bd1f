use std::fmt;

/// Digits without leading zeros; `0` alone is zero.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Coefficient {
    Small(u64),
    /// What doesn't fit 64 bits.
    Large(Box<str>),
}

impl Coefficient {
    /// The number that ASCII digits are, leading zeros and all.
    pub(super) fn new(digits: &str) -> Self {
        digits.parse().map_or_else(|_| Self::large(digits), Self::Small)
    }

    fn large(digits: &str) -> Self {
        match digits.trim_start_matches('0') {
            "" => Self::Small(0),
            digits => digits.parse().map_or_else(|_| Self::Large(digits.into()), Self::Small),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0))
    }

    /// How many digits it has.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Small(value) => value.checked_ilog10().map_or(1, |log| log as usize + 1),
            Self::Large(digits) => digits.len(),
        }
    }

    /// Calls with the digits.
    pub(super) fn with<R>(&self, call: impl FnOnce(&str) -> R) -> R {
        match self {
            Self::Small(value) => call(itoa::Buffer::new().format(*value)),
            Self::Large(digits) => call(digits),
        }
    }
}

impl fmt::Debug for Coefficient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with(|digits| f.write_str(digits))
    }
}
