use std::fmt;

/// What a page's scripts carry so that the browser knows them for ours.
///
/// It must be random and used for one answer only: whoever can guess it can run a script in the page. Where the bytes
/// come from is the caller's matter, so that tests can choose them.
///
/// ```
/// use peregrine_openapi::viewer::Nonce;
///
/// assert_eq!(Nonce::from_bytes([0xab; 16]).to_string(), "abababababababababababababababab");
/// ```
// 128 bits are what the specification asks for: https://www.w3.org/TR/CSP3/#security-nonces
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nonce([u8; 16]);

impl Nonce {
    /// A nonce of 16 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

/// Hexadecimal digits: nothing that HTML, JavaScript or a header would have to escape.
impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Hidden, since a log outlives the answer.
impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce(..)")
    }
}
