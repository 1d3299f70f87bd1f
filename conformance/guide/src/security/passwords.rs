//! Passwords as they are kept: hashed, each with a salt of its own.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

/// Argon2 with little memory: the recordings ask for a login every other time, in builds that aren't optimised. A real
/// application takes the defaults.
fn hasher() -> Argon2<'static> {
    let params = Params::new(64, 1, 1, None).expect("few blocks are enough for one lane");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a password. It takes its time: not for async code.
pub(crate) fn hash(password: &str) -> String {
    hasher().hash_password(password.as_bytes()).expect("a text can be hashed").to_string()
}

/// Whether a password has that hash. It takes equally long for each wrong password: not for async code.
pub(crate) fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
}
