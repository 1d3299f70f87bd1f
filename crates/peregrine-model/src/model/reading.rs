//! The fast pass over an object: members in the declared order are known at once, by one comparison each; the others
//! are looked up by name.

use std::borrow::Cow;
use std::cell::RefCell;

use super::{Extra, Field, Member};
use crate::Validation;
use crate::json::{Bail, Explained, Reader, Standing, Start};
use crate::kind::Kind;
use crate::validator::Treatment;

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

impl<T: Kind> Field<T> {
    /// The fast pass: reads the field's value into its slot. A field that comes twice is left to the complete pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline(never)]
    pub fn read_into(&self, slot: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Bail> {
        if slot.is_some() {
            return Err(Bail);
        }
        let start = reader.start();
        match T::read(reader, &self.info.rules) {
            Ok(value) => *slot = Some(value),
            Err(Bail) => self.explain(start, slot, reader)?,
        }
        Ok(())
    }

    /// Tells at once what is wrong with the value that begins there, or takes it if it only needed a closer look.
    ///
    /// # Errors
    /// Nobody asked, or more than the value is wrong.
    #[cold]
    #[inline(never)]
    fn explain(&self, start: Start, slot: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Bail> {
        let (input, explained) = reader.again(start).ok_or(Bail)?;
        let mut state = if T::IS_PLAIN { Validation::telling(explained, &self.info) } else { Validation::new() };
        let mark = state.mark();
        match T::validate(&input, &self.info.rules, &mut state) {
            Ok(value) => *slot = Some(value),
            Err(_) if state.takes_default(mark) => return Err(Bail),
            Err(_) => {
                let issues = state.into_issues();
                let mut explained = explained.borrow_mut();
                if !issues.is_empty() {
                    explained.tell(&self.info, issues);
                }
                explained.end_field(self.info.wire_name());
            }
        }
        Ok(())
    }

    #[inline]
    fn read_whole(&self, mut reader: Reader<'_>) -> Result<T, Bail> {
        match self.treatment {
            Treatment::Kind => self.read_to_end(&mut reader),
            Treatment::After(_) => self.checked(self.read_to_end(&mut reader)?, &self.alone()),
            Treatment::Own { .. } => Err(Bail),
        }
    }

    #[inline]
    fn read_to_end(&self, reader: &mut Reader<'_>) -> Result<T, Bail> {
        let value = T::read(reader, &self.info.rules)?;
        reader.end()?;
        Ok(value)
    }

    /// The fast pass over a whole body, at whose beginning the reader stands. It tells by itself what is wrong with the
    /// fields of a model, if nothing else is: the model stands below `outer`, JSON with a comma behind it, and what is
    /// told begins with `start`.
    ///
    /// # Errors
    /// There is no value: either what is wrong was told, or the complete pass must decide.
    pub fn read_explained(&self, outer: &'static str, start: &'static str, body: Reader<'_>) -> Result<T, Explained> {
        if !T::EXPLAINS || !matches!(self.treatment, Treatment::Kind) {
            return self.read_whole(body).map_err(|_| Explained::below(outer, start));
        }
        let explained = RefCell::new(Explained::below(outer, start));
        let read = self.read_to_end(&mut body.explaining(&explained));
        read.map_err(|_| explained.into_inner())
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

/// The end of the fast pass over a model. If it was told what is wrong with some fields, it is said how all of them
/// stand.
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
