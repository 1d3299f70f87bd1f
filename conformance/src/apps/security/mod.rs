//! Who asks: tokens, keys and passwords.

mod passwords;
mod tokens;

apps! {
    security__tutorial001
    security__tutorial002
    security__tutorial003
    security__tutorial004
    security__tutorial005
    security__tutorial006
    security__tutorial007
}
