use std::fmt;

use super::{Field, Fields, ModelInput, ObjectWriter};
use crate::json::{Bail, Reader, Standing, Writer};
use crate::{Failed, Kind, Object};

type Read<T> = fn(&Field<T>, &mut Option<T>, &mut Reader<'_>) -> Result<(), Bail>;
type Validate<T> = for<'a, 's> fn(&mut ModelInput<'a, 's>, &Field<T>) -> Result<T, Failed>;

/// A field of a model, and how its type is treated: the one place where a field's type meets [`Kind`], so that a type
/// that is none is told once, not at each of the derive's functions.
///
/// ```
/// use peregrine_model::Field;
/// use peregrine_model::model::Member;
///
/// const NAME: Member<String> = Member::new(Field::new("name"));
/// assert_eq!(NAME.take(Some("Lamp".to_owned()))?, "Lamp");
/// # Ok::<(), peregrine_model::json::Bail>(())
/// ```
pub struct Member<T> {
    pub(crate) field: Field<T>,
    pub(crate) read: Read<T>,
    pub(crate) may_be_absent: fn(&Field<T>) -> bool,
    pub(crate) take: fn(&Field<T>, Option<T>) -> Result<T, Bail>,
    pub(crate) validate: Validate<T>,
    pub(crate) write: fn(&T, &mut Writer),
    pub(crate) write_selected: fn(&Field<T>, &T, &mut ObjectWriter<'_, '_>),
    pub(crate) declare: fn(&mut Fields<'_>, &Field<T>),
    pub(crate) knows_unset: fn(&Field<T>) -> bool,
}

impl<T: Kind> Member<T> {
    /// A field that is treated as its type says.
    #[must_use]
    pub const fn new(field: Field<T>) -> Self {
        Self {
            field,
            read: Field::read_into,
            may_be_absent: Field::may_be_absent,
            take: Field::take,
            validate: |model, field| model.field(field),
            write: match field.output.serializer {
                Some(serializer) => serializer.write,
                None => T::write,
            },
            write_selected: |field, value, object| object.field(field, value),
            declare: |fields, field| fields.add(field),
            knows_unset: Field::knows_unset,
        }
    }
}

impl<T> Member<T> {
    /// The fast pass: reads the value into its slot. A field that comes twice is left to the complete pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline]
    pub fn read_into(&self, slot: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Bail> {
        (self.read)(&self.field, slot, reader)
    }

    /// How the field stands at the end of the fast pass.
    #[must_use]
    pub fn standing(&self, slot: &Option<T>) -> Standing {
        let may_be_absent = (self.may_be_absent)(&self.field);
        Standing { name: self.field.info.wire_name(), is_read: slot.is_some(), may_be_absent }
    }

    /// The fast pass: what was read, or the default.
    ///
    /// # Errors
    /// The field is missing.
    #[inline]
    pub fn take(&self, slot: Option<T>) -> Result<T, Bail> {
        (self.take)(&self.field, slot)
    }

    /// The complete pass: validates the field, or takes its default.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn validate(&self, model: &mut ModelInput<'_, '_>) -> Result<T, Failed> {
        (self.validate)(model, &self.field)
    }

    /// Puts the value among those that validators of later fields may see, if it is valid.
    pub fn put(&self, value: Option<&T>, data: &mut Object<'static>) {
        if let Some(value) = value {
            data.insert(self.field.info.name, crate::kind::dumped(|writer| (self.write)(value, writer)));
        }
    }

    /// Whether some values are left out.
    #[must_use]
    pub const fn may_be_left_out(&self) -> bool {
        self.field.output.exclude_if.is_some()
    }

    /// Writes a value of the field.
    #[inline]
    pub fn write(&self, value: &T, writer: &mut Writer) {
        (self.write)(value, writer);
    }

    /// Writes the name and the value, if they are selected.
    pub fn write_selected(&self, value: &T, object: &mut ObjectWriter<'_, '_>) {
        (self.write_selected)(&self.field, value, object);
    }

    /// Whether a value tells whether it was sent.
    #[must_use]
    pub fn knows_unset(&self) -> bool {
        (self.knows_unset)(&self.field)
    }

    /// Declares the field.
    pub fn declare(&self, fields: &mut Fields<'_>) {
        (self.declare)(fields, &self.field);
    }
}

/// A member of a `TypedDict`: one that wasn't sent isn't written.
#[must_use]
pub const fn dict_member<T: Kind>(field: Field<T>) -> Member<T> {
    Member::new(field.leave_out_unset())
}

// The functions say nothing to a reader.
impl<T> fmt::Debug for Member<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("info", &self.field.info).finish_non_exhaustive()
    }
}
