//! The fast pass over an object: members in the declared order are known at once, by one comparison each; the others
//! are looked up by name.

use std::borrow::Cow;

use super::{Extra, Member};
use crate::json::{Bail, Reader, Standing};

impl<T> Member<T> {
    /// Reads the member at which the reader stands, if it is this field; `quoted` is its name in quotes, with the
    /// colon.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline]
    pub fn read_next(
        &self,
        quoted: &str,
        more: &mut bool,
        slot: &mut Option<T>,
        reader: &mut Reader<'_>,
    ) -> Result<(), Bail> {
        if is_next(quoted, *more, reader) {
            self.read_into(slot, reader)?;
            *more = reader.next_member()?;
        }
        Ok(())
    }
}

/// Whether the reader stands at the member of that name.
#[inline]
pub(super) fn is_next(quoted: &str, more: bool, reader: &mut Reader<'_>) -> bool {
    // Looking skips the space that Python's clients send before a name.
    more && reader.peek().is_some() && reader.key_is(quoted)
}

/// Reads the members that did not come in the declared order.
///
/// # Errors
/// The complete pass must decide.
#[inline]
pub fn read_members<'t>(
    mut more: bool,
    reader: &mut Reader<'t>,
    mut member: impl FnMut(Cow<'t, str>, &mut Reader<'t>) -> Result<(), Bail>,
) -> Result<(), Bail> {
    while more {
        let name = reader.key()?;
        member(name, reader)?;
        more = reader.next_member()?;
    }
    Ok(())
}

/// The end of the fast pass over a model. If it was told what is wrong with some fields, it is said how all of them stand.
///
/// # Errors
/// There will be no value.
#[inline]
pub fn conclude<const N: usize>(reader: &mut Reader<'_>, fields: impl FnOnce() -> [Standing; N]) -> Result<(), Bail> {
    if reader.has_explained() { Err(concluded(reader, &fields())) } else { Ok(()) }
}

#[cold]
fn concluded(reader: &mut Reader<'_>, fields: &[Standing]) -> Bail {
    reader.conclude(fields);
    Bail
}

/// The fast pass: passes over a member that the model doesn't declare.
///
/// # Errors
/// The model forbids them, or keeps them elsewhere.
#[inline]
pub fn read_unknown(extra: Extra, reader: &mut Reader<'_>) -> Result<(), Bail> {
    match extra {
        Extra::Ignore => reader.skip_value(),
        Extra::Forbid | Extra::Allow => Err(Bail),
    }
}
