/// Proof that an issue was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Failed(pub(super) ());

impl Failed {
    /// What was recorded elsewhere is proof too.
    pub(crate) const fn told() -> Self {
        Self(())
    }
}
