use bytes::{Buf, Bytes};

/// Bytes on their way to a connection.
pub(crate) enum Piece {
    Shared(Bytes),
    Written { bytes: Vec<u8>, sent: usize },
}

impl Buf for Piece {
    fn remaining(&self) -> usize {
        self.chunk().len()
    }

    fn chunk(&self) -> &[u8] {
        match self {
            Self::Shared(bytes) => bytes,
            Self::Written { bytes, sent } => &bytes[*sent..],
        }
    }

    fn advance(&mut self, count: usize) {
        assert!(count <= self.remaining(), "more was sent than there is");
        match self {
            Self::Shared(bytes) => bytes.advance(count),
            Self::Written { sent, .. } => *sent += count,
        }
    }
}
