//! Who asks: tokens, keys and passwords.

pub(super) mod passwords;
pub(super) mod tokens;

conformance_runner::apps! {
    security__tutorial001
    security__tutorial002
    security__tutorial003
    security__tutorial004
    security__tutorial005
    security__tutorial006
    security__tutorial007
}
