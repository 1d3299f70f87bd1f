//! Fields and models with validators of the user's: what runs around the type's own validation, in both passes.

use std::fmt;

use super::default::Default;
use super::reading::is_next;
use super::{Field, Fields, ModelInput, ObjectWriter};
use crate::issue::{Code, Issue, Report};
use crate::json::{Bail, Reader, Writer};
use crate::kind::Kind;
use crate::validator::{Asked, Treatment};
use crate::{Failed, Input, Object, Rules, Validation, ValidationInfo};

/// Tells the fields before one, if a validator asks.
pub type Data<'d> = &'d dyn Fn(&mut Object<'static>);

impl<T: Kind> Field<T> {
    /// The fast pass over one text of a parameter.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline]
    pub fn read_text(&self, text: &str) -> Result<T, Bail> {
        match self.treatment {
            Treatment::Kind => T::read_text(text, &self.info.rules),
            Treatment::After(_) => self.checked(T::read_text(text, &self.info.rules)?, &self.alone()),
            Treatment::Own { .. } => Err(Bail),
        }
    }

    /// The complete pass over a field that stands alone: a parameter.
    ///
    /// # Errors
    /// What is wrong was recorded.
    pub fn validate<'a>(&self, input: &'a Input<'a>, state: &mut Validation<'a>) -> Result<T, Failed> {
        let mark = state.mark();
        let result = self.validate_with(input, &self.alone(), state);
        if result.is_err() && state.takes_default(mark) {
            let default = self.absent_alone(state);
            return default.unwrap_or_else(|| Err(state.record(Issue::without_input(Code::Missing))));
        }
        result
    }

    /// The default of a field that stands alone, validated if it must be.
    ///
    /// # Errors
    /// The default is invalid; that was recorded.
    pub fn absent_alone(&self, state: &mut Validation<'_>) -> Option<Result<T, Failed>> {
        self.default_with(&self.alone(), state)
    }

    pub(super) fn alone(&self) -> ValidationInfo<'static> {
        ValidationInfo::new(self.info.name)
    }

    /// The complete pass, with what validators may know.
    pub(super) fn validate_with<'a>(
        &self,
        input: &'a Input<'a>,
        info: &ValidationInfo<'_>,
        state: &mut Validation<'a>,
    ) -> Result<T, Failed> {
        let rules = &self.info.rules;
        match self.treatment {
            Treatment::Kind => T::validate(input, rules, state),
            Treatment::After(check) => {
                let value = T::validate(input, rules, state)?;
                check(value, info).map_err(|rejection| state.reject(rejection, input))
            }
            Treatment::Own { validate, .. } => validate(input, &Asked { rules, info }, state),
        }
    }

    /// The default, if there is one.
    pub(super) fn default_with(
        &self,
        info: &ValidationInfo<'_>,
        state: &mut Validation<'_>,
    ) -> Option<Result<T, Failed>> {
        match self.default {
            Default::From(make) => Some(Ok(make(info))),
            Default::Input { make, .. } => {
                let value = make(info);
                let result = state.aside(&value, |input, state| self.validate_with(input, info, state));
                Some(result.map_err(|found| state.take_in(found)))
            }
            _ => self.absent().map(Ok),
        }
    }

    pub(super) fn checked(&self, value: T, info: &ValidationInfo<'_>) -> Result<T, Bail> {
        match self.treatment {
            Treatment::After(check) => check(value, info).map_err(|_| Bail),
            _ => Ok(value),
        }
    }

    /// The fast pass: what was read and checked, or the default.
    fn check(&self, slot: Option<T>, data: Data<'_>) -> Result<T, Bail> {
        let info = self.alone().with_data(data);
        match slot {
            Some(value) => self.checked(value, &info),
            None => self.default_or_bail(&info),
        }
    }

    /// The fast pass over the tree of the value: what the complete pass makes of it, or the default.
    fn check_tree(&self, slot: Option<Input<'_>>, data: Data<'_>) -> Result<T, Bail> {
        let info = self.alone().with_data(data);
        let Some(input) = slot else { return self.default_or_bail(&info) };
        self.validate_with(&input, &info, &mut Validation::new()).map_err(|_| Bail)
    }

    fn default_or_bail(&self, info: &ValidationInfo<'_>) -> Result<T, Bail> {
        match self.default_with(info, &mut Validation::new()) {
            Some(Ok(value)) => Ok(value),
            _ => Err(Bail),
        }
    }
}

type Read<T> = fn(&Field<T>, &mut Option<T>, &mut Reader<'_>) -> Result<(), Bail>;
type Check<T> = fn(&Field<T>, Option<T>, Data<'_>) -> Result<T, Bail>;
type CheckTree<T> = fn(&Field<T>, Option<Input<'_>>, Data<'_>) -> Result<T, Bail>;
type Validate<T> = for<'a, 's> fn(&mut ModelInput<'a, 's>, &Field<T>, Data<'_>) -> Result<T, Failed>;

/// A field of a model whose value needs more than its type: validators of the user's, or a default that is validated or
/// made of other fields. The counterpart of [`Member`](super::Member).
pub struct TreatedMember<T> {
    field: Field<T>,
    read: Read<T>,
    check: Check<T>,
    check_tree: CheckTree<T>,
    validate: Validate<T>,
    /// Writes the value as its type says, whatever function writes it in answers.
    dump: fn(&T, &mut Writer),
    write: fn(&T, &mut Writer),
    write_selected: fn(&Field<T>, &T, &mut ObjectWriter<'_, '_>),
    knows_unset: fn(&Field<T>) -> bool,
    declare: fn(&mut Fields<'_>, &Field<T>),
}

impl<T: Kind> TreatedMember<T> {
    /// A field that is treated as it says.
    #[must_use]
    pub const fn new(field: Field<T>) -> Self {
        Self {
            field,
            read: Field::read_into,
            check: Field::check,
            check_tree: Field::check_tree,
            validate: |model, field, data| model.treated_field(field, data),
            dump: T::write,
            write: match field.output.serializer {
                Some(serializer) => serializer.write,
                None => T::write,
            },
            write_selected: |field, value, object| object.field(field, value),
            knows_unset: Field::knows_unset,
            declare: |fields, field| fields.add(field),
        }
    }
}

impl<T> TreatedMember<T> {
    /// The fast pass: reads the value into its slot. A field that comes twice is left to the complete pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline]
    pub fn read_into(&self, slot: &mut Option<T>, reader: &mut Reader<'_>) -> Result<(), Bail> {
        (self.read)(&self.field, slot, reader)
    }

    /// The fast pass, where validators see the raw value: reads its tree into its slot.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn read_tree_into<'t>(&self, slot: &mut Option<Input<'t>>, reader: &mut Reader<'t>) -> Result<(), Bail> {
        if slot.is_some() {
            return Err(Bail);
        }
        *slot = Some(reader.value()?);
        Ok(())
    }

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

    /// The same where validators see the raw value.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn read_tree_next<'t>(
        &self,
        quoted: &str,
        more: &mut bool,
        slot: &mut Option<Input<'t>>,
        reader: &mut Reader<'t>,
    ) -> Result<(), Bail> {
        if is_next(quoted, *more, reader) {
            self.read_tree_into(slot, reader)?;
            *more = reader.next_member()?;
        }
        Ok(())
    }

    /// The fast pass: runs the validators over what was read, or takes the default.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn check(&self, slot: Option<T>, data: Data<'_>) -> Result<T, Bail> {
        (self.check)(&self.field, slot, data)
    }

    /// The fast pass: validates the tree that was read, or takes the default.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn check_tree(&self, slot: Option<Input<'_>>, data: Data<'_>) -> Result<T, Bail> {
        (self.check_tree)(&self.field, slot, data)
    }

    /// The complete pass: validates the field, or takes its default.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn validate(&self, model: &mut ModelInput<'_, '_>, data: Data<'_>) -> Result<T, Failed> {
        (self.validate)(model, &self.field, data)
    }

    /// Puts the value among those that validators of later fields may see, if it is valid.
    pub fn put(&self, value: Option<&T>, data: &mut Object<'static>) {
        if let Some(value) = value {
            data.insert(self.field.info.name, crate::kind::dumped(|writer| (self.dump)(value, writer)));
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

// The functions say nothing to a reader.
impl<T> fmt::Debug for TreatedMember<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TreatedMember").field("info", &self.field.info).finish_non_exhaustive()
    }
}

/// A member of a `TypedDict` that needs more than its type: one that wasn't sent isn't written.
#[must_use]
pub const fn treated_dict_member<T: Kind>(field: Field<T>) -> TreatedMember<T> {
    TreatedMember::new(field.leave_out_unset())
}

/// A model with validators of its own, and what they stand around.
pub trait ModelFields: Kind {
    /// The name of the model.
    const NAME: &'static str;

    /// The validators.
    const TREATMENT: Treatment<Self>;

    /// The fast pass over the fields.
    ///
    /// # Errors
    /// The complete pass must decide.
    fn read_fields(reader: &mut Reader<'_>) -> Result<Self, Bail>;

    /// The complete pass over the fields.
    ///
    /// # Errors
    /// What is wrong was recorded.
    fn validate_fields<'a>(input: &'a Input<'a>, asked: &Asked<'_>, state: &mut Validation<'a>)
    -> Result<Self, Failed>;
}

/// The fast pass over a model with validators of its own.
///
/// # Errors
/// The complete pass must decide.
pub fn read_model<M: ModelFields>(reader: &mut Reader<'_>) -> Result<M, Bail> {
    match M::TREATMENT {
        Treatment::Kind => M::read_fields(reader),
        Treatment::After(check) => check(M::read_fields(reader)?, &ValidationInfo::new(M::NAME)).map_err(|_| Bail),
        Treatment::Own { validate, .. } => {
            let input = reader.value()?;
            let asked = Asked { rules: &Rules::NEW, info: &ValidationInfo::new(M::NAME) };
            validate(&input, &asked, &mut Validation::new()).map_err(|_| Bail)
        }
    }
}

/// The complete pass over a model with validators of its own.
///
/// # Errors
/// What is wrong was recorded.
pub fn validate_model<'a, M: ModelFields>(
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<M, Failed> {
    let asked = Asked { rules, info: &ValidationInfo::new(M::NAME) };
    match M::TREATMENT {
        Treatment::Kind => M::validate_fields(input, &asked, state),
        Treatment::After(check) => {
            let value = M::validate_fields(input, &asked, state)?;
            check(value, asked.info).map_err(|rejection| state.reject(rejection, input))
        }
        Treatment::Own { validate, .. } => validate(input, &asked, state),
    }
}

/// Runs the validators of a model that is answered, all of which run after it.
///
/// # Errors
/// A validator refuses the model.
pub fn revise_checked<M: ModelFields>(value: M) -> Result<M, Report<'static>> {
    revise_model(value, |value, _, _, _| Ok(value))
}

/// Runs the validators of a model that is answered: those around it and after it, for its fields are valid.
///
/// # Errors
/// A validator refuses the model.
pub fn revise_model<M: ModelFields>(
    value: M,
    own: impl for<'a> FnOnce(M, &'a Input<'a>, &Asked<'_>, &mut Validation<'a>) -> Result<M, Failed>,
) -> Result<M, Report<'static>> {
    let info = ValidationInfo::new(M::NAME);
    // Only validators around the model see what it is written as.
    let input = if matches!(M::TREATMENT, Treatment::Own { .. }) { value.dump() } else { Input::Null };
    let mut state = Validation::new();
    let result = match M::TREATMENT {
        Treatment::Kind => return Ok(value),
        Treatment::After(check) => check(value, &info).map_err(|rejection| state.reject(rejection, &input)),
        Treatment::Own { .. } => own(value, &input, &Asked { rules: &Rules::NEW, info: &info }, &mut state),
    };
    result.map_err(|_| state.into_report().into_owned())
}
