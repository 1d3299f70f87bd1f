use super::Extra;
use crate::json::{Bail, Reader};

/// The fast pass: passes over a member that the model doesn't declare.
///
/// # Errors
/// The model forbids them.
#[inline]
pub fn read_unknown(extra: Extra, reader: &mut Reader<'_>) -> Result<(), Bail> {
    match extra {
        Extra::Ignore => reader.skip_value(),
        Extra::Forbid => Err(Bail),
    }
}
