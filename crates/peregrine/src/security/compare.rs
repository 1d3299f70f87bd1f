use std::hint::black_box;

/// Whether two secrets are the same. How long it takes tells their lengths at most, not where they differ.
///
/// ```
/// use peregrine::security::same;
///
/// assert!(same("secret", "secret"));
/// assert!(!same("secret", "secreT"));
/// ```
#[must_use]
pub fn same(one: impl AsRef<[u8]>, other: impl AsRef<[u8]>) -> bool {
    let (one, other) = (one.as_ref(), other.as_ref());
    let difference = one.iter().zip(other).fold(0, |difference, (one, other)| black_box(difference | (one ^ other)));
    black_box(difference) == 0 && one.len() == other.len()
}
