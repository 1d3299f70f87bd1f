use super::{Extra, Field, FieldInfo, FieldsSet, ModelInfo};
use crate::issue::Code;
use crate::validation::Mark;
use crate::{Exactness, Failed, Fit, Input, Kind, Object, Validation};

/// The complete pass over the members of one model.
#[derive(Debug)]
pub struct ModelInput<'a, 's> {
    input: &'a Input<'a>,
    object: &'a Object<'a>,
    info: &'static ModelInfo,
    state: &'s mut Validation<'a>,
    start: Mark,
    fields_set: usize,
    /// A bit for each field that was there, in the order of validation.
    sent: u128,
    /// How many fields were validated.
    validated: u32,
}

impl<'a, 's> ModelInput<'a, 's> {
    /// Opens an object.
    ///
    /// # Errors
    /// The input is no object, or nests too deeply; that was recorded.
    pub fn open(input: &'a Input<'a>, info: &'static ModelInfo, state: &'s mut Validation<'a>) -> Result<Self, Failed> {
        let Input::Object(object) = input else { return Err(state.fail(Code::ModelAttributesType, input)) };
        state.enter(info, input)?;
        let start = state.mark();
        Ok(Self { input, object, info, state, start, fields_set: 0, sent: 0, validated: 0 })
    }

    /// Validates one field, or takes its default.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn field<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let found = self.find(&field.info);
        self.sent |= u128::from(found.is_some()).checked_shl(self.validated).unwrap_or(0);
        self.validated += 1;
        let Some((name, input)) = found else {
            return field.absent().ok_or_else(|| self.missing(&field.info));
        };
        self.fields_set += 1;
        let mark = self.state.mark();
        T::validate(input, &field.info.rules, self.state).inspect_err(|_| self.state.locate(mark, name))
    }

    /// Which of the fields were there, named in the order in which they were validated.
    #[must_use]
    pub fn sent(&self, names: &'static [&'static str]) -> FieldsSet {
        FieldsSet::of_bits(names, self.sent)
    }

    /// Checks the members that the model doesn't declare, and closes the object.
    ///
    /// # Errors
    /// Something in the object was recorded.
    pub fn finish(self) -> Result<(), Failed> {
        if self.info.extra == Extra::Forbid {
            for (name, value) in self.object.iter() {
                if !self.info.members.contains(&name) {
                    let mark = self.state.mark();
                    let _ = self.state.fail(Code::ExtraForbidden, value);
                    self.state.locate(mark, name);
                }
            }
        }
        self.state.leave();
        // An object is what a strict field takes for a model as well.
        self.state.add_fit(Fit { exactness: Exactness::Strict, fields_set: Some(self.fields_set) });
        self.state.clean_since(self.start)
    }

    fn find(&self, field: &FieldInfo) -> Option<(&'static str, &'a Input<'a>)> {
        let member = |name: &'static str| self.object.get(name).map(|input| (name, input));
        member(field.wire_name()).or_else(|| if field.by_name { member(field.name) } else { None })
    }

    #[cold]
    fn missing(&mut self, field: &FieldInfo) -> Failed {
        let mark = self.state.mark();
        let failed = self.state.fail(Code::Missing, self.input);
        self.state.locate(mark, field.wire_name());
        failed
    }
}
