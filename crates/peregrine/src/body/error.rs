use std::error::Error;
use std::fmt;

use super::BoxError;

/// Why a body could not be read to its end.
#[derive(Debug)]
#[non_exhaustive]
pub enum BodyError {
    /// It has more bytes than it may have.
    TooLarge,
    /// The client stopped sending.
    TimedOut,
    /// It ended early, or its framing was wrong.
    Broken(BoxError),
}

impl BodyError {
    pub(super) fn from_cause(cause: BoxError) -> Self {
        match cause.downcast::<Self>() {
            Ok(own) => *own,
            Err(cause) => Self::Broken(cause),
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => "the body is larger than allowed",
            Self::TimedOut => "the client stopped sending the body",
            Self::Broken(_) => "the body ended early or its framing is wrong",
        })
    }
}

impl Error for BodyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Broken(cause) => Some(cause.as_ref()),
            Self::TooLarge | Self::TimedOut => None,
        }
    }
}
