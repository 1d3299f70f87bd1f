//! What handlers answer.

mod stream;
