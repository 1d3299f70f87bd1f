//! Numbers that nobody can guess.

use std::hash::{BuildHasher, RandomState};

/// Two hashes under keys that the operating system's randomness made.
pub(crate) fn bytes() -> [u8; 16] {
    let halves = [RandomState::new().hash_one(0), RandomState::new().hash_one(1)];
    let mut bytes = [0; 16];
    for (half, place) in halves.iter().zip(bytes.chunks_exact_mut(8)) {
        place.copy_from_slice(&half.to_le_bytes());
    }
    bytes
}
