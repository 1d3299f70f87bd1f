use super::field::{Default, Source};
use super::treated::Data;
use super::{Extra, Field, FieldInfo, ModelInfo};
use crate::issue::{Code, Issue};
use crate::validation::Mark;
use crate::{Exactness, Failed, Fit, Input, Kind, Object, Validation, ValidationInfo};

/// The complete pass over the members of one model.
#[derive(Debug)]
pub struct ModelInput<'a, 's> {
    input: &'a Input<'a>,
    object: &'a Object<'a>,
    info: &'static ModelInfo,
    state: &'s mut Validation<'a>,
    start: Mark,
    fields_set: usize,
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
        Ok(Self { input, object, info, state, start, fields_set: 0 })
    }

    /// Validates one field, or takes its default.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn field<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        let Some((name, input)) = self.find(&field.info) else {
            return field.absent().ok_or_else(|| self.missing(&field.info));
        };
        self.fields_set += 1;
        let mark = self.state.mark();
        T::validate(input, &field.info.rules, self.state).or_else(|failed| self.refused(field, (mark, name), failed))
    }

    /// What is wrong with a field stands below its name, unless a validator inside asked for the field's default.
    #[cold]
    fn refused<T: Kind>(
        &mut self,
        field: &Field<T>,
        (mark, name): (Mark, &'static str),
        failed: Failed,
    ) -> Result<T, Failed> {
        if self.state.takes_default(mark) {
            return field.absent().ok_or_else(|| self.missing(&field.info));
        }
        self.state.locate(mark, name);
        Err(failed)
    }

    /// Validates one field with functions of the user's, or takes a default that needs more than itself. `data` tells
    /// the fields before it.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn treated_field<T: Kind>(&mut self, field: &Field<T>, data: Data<'_>) -> Result<T, Failed> {
        let info = ValidationInfo::new(field.info.name).with_data(data);
        let Some((name, input)) = self.find(&field.info) else { return self.treated_default(field, &info) };
        self.fields_set += 1;
        let mark = self.state.mark();
        field.validate_with(input, &info, self.state).or_else(|failed| {
            if self.state.takes_default(mark) {
                return self.treated_default(field, &info);
            }
            self.state.locate(mark, name);
            Err(failed)
        })
    }

    fn treated_default<T: Kind>(&mut self, field: &Field<T>, info: &ValidationInfo<'_>) -> Result<T, Failed> {
        let is_from_data = matches!(field.default, Default::From(_) | Default::Input { source: Source::Data, .. });
        if is_from_data && self.state.clean_since(self.start).is_err() {
            let issue = Issue::without_input(Code::DefaultFactoryNotCalled);
            return Err(self.state.record(issue.within(field.info.wire_name())));
        }
        let mark = self.state.mark();
        match field.default_with(info, self.state) {
            Some(Err(failed)) if !self.state.takes_default(mark) => {
                self.state.locate(mark, field.info.wire_name());
                Err(failed)
            }
            Some(Ok(value)) => Ok(value),
            Some(Err(_)) | None => Err(self.missing(&field.info)),
        }
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
