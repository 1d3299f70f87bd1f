use super::default::{Default, Source};
use super::treated::Data;
use super::{Extra, Field, FieldInfo, FieldsSet, ModelInfo, Spelling, form};
use crate::issue::{Code, Issue};
use crate::validation::Mark;
use crate::{Exactness, Failed, Fit, Input, Kind, Object, Rules, Validation, ValidationInfo};

/// The complete pass over the members of one model.
#[derive(Debug)]
pub struct ModelInput<'a, 's> {
    input: &'a Input<'a>,
    object: &'a Object<'a>,
    info: &'static ModelInfo,
    state: &'s mut Validation<'a>,
    start: Mark,
    fields_set: usize,
    /// Whether its members stand among those of a model around it, which looks after the others.
    is_part: bool,
    /// The members that were taken, where somebody asks for the others.
    taken: Vec<&'static str>,
    /// A bit for each field that was there, in the order of validation.
    sent: u128,
    /// How many fields were validated.
    validated: u32,
    /// The items, if a named tuple came as a list.
    items: Option<&'a [Input<'a>]>,
    /// The place of the next of them.
    place: usize,
}

impl<'a, 's> ModelInput<'a, 's> {
    /// Opens an object.
    ///
    /// # Errors
    /// The input is no object, or nests too deeply; that was recorded.
    pub fn open(input: &'a Input<'a>, info: &'static ModelInfo, state: &'s mut Validation<'a>) -> Result<Self, Failed> {
        let is_part = state.begin_part();
        let (object, items) = info.open(input, state)?;
        state.enter(info, input)?;
        let start = state.mark();
        Ok(Self {
            input,
            object,
            info,
            state,
            start,
            fields_set: 0,
            is_part,
            taken: Vec::new(),
            sent: 0,
            validated: 0,
            items,
            place: 0,
        })
    }

    /// Validates one field, or takes its default.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn field<T: Kind>(&mut self, field: &Field<T>) -> Result<T, Failed> {
        if let Some(items) = self.items {
            return self.item(items, field);
        }
        let Some((place, input)) = self.find_next(&field.info) else {
            return field.absent().ok_or_else(|| self.missing(&field.info));
        };
        self.fields_set += 1;
        let mark = self.state.mark();
        T::validate(input, &field.info.rules, self.state).or_else(|failed| self.refused(field, (mark, place), failed))
    }

    /// Looks for the next field, and remembers whether it was there.
    fn find_next(&mut self, field: &FieldInfo) -> Option<(Spelling, &'a Input<'a>)> {
        let found = self.find(field);
        self.sent |= u128::from(found.is_some()).checked_shl(self.validated).unwrap_or(0);
        self.validated += 1;
        found
    }

    /// What is wrong with a field stands below its name, unless a validator inside asked for the field's default.
    #[cold]
    fn refused<T: Kind>(
        &mut self,
        field: &Field<T>,
        (mark, place): (Mark, Spelling),
        failed: Failed,
    ) -> Result<T, Failed> {
        if self.state.takes_default(mark) {
            return field.absent().ok_or_else(|| self.missing(&field.info));
        }
        self.locate(mark, &field.info, place);
        Err(failed)
    }

    /// Validates one field with functions of the user's, or takes a default that needs more than itself. `data` tells
    /// the fields before it.
    ///
    /// # Errors
    /// The field is missing or invalid; that was recorded.
    pub fn treated_field<T: Kind>(&mut self, field: &Field<T>, data: Data<'_>) -> Result<T, Failed> {
        let info = ValidationInfo::new(field.info.name).with_data(data);
        let found = self.find_next(&field.info);
        let Some((place, input)) = found else { return self.treated_default(field, &info) };
        self.fields_set += 1;
        let mark = self.state.mark();
        field.validate_with(input, &info, self.state).or_else(|failed| {
            if self.state.takes_default(mark) {
                return self.treated_default(field, &info);
            }
            self.locate(mark, &field.info, place);
            Err(failed)
        })
    }

    fn treated_default<T: Kind>(&mut self, field: &Field<T>, info: &ValidationInfo<'_>) -> Result<T, Failed> {
        let is_from_data = matches!(field.default, Default::From(_) | Default::Input { source: Source::Data, .. });
        if is_from_data && self.state.clean_since(self.start).is_err() {
            let mark = self.state.mark();
            let failed = self.state.record(Issue::without_input(Code::DefaultFactoryNotCalled));
            self.locate(mark, &field.info, field.info.first_place());
            return Err(failed);
        }
        let mark = self.state.mark();
        match field.default_with(info, self.state) {
            Some(Err(failed)) if !self.state.takes_default(mark) => {
                self.locate(mark, &field.info, field.info.first_place());
                Err(failed)
            }
            Some(Ok(value)) => Ok(value),
            Some(Err(_)) | None => Err(self.missing(&field.info)),
        }
    }

    /// Validates one field of a named tuple that came as a list.
    #[cold]
    fn item<T: Kind>(&mut self, items: &'a [Input<'a>], field: &Field<T>) -> Result<T, Failed> {
        let place = self.place;
        self.place += 1;
        let mark = self.state.mark();
        let value = match items.get(place) {
            Some(input) => T::validate(input, &field.info.rules, self.state),
            None => field.absent().ok_or_else(|| self.state.fail(Code::Missing, self.input)),
        };
        value.inspect_err(|_| self.state.locate(mark, place))
    }

    /// Validates the fields of another model as members of this one.
    pub(super) fn part<T: Kind>(&mut self) -> Result<T, Failed> {
        self.state.announce_part();
        let value = T::validate(self.input, &Rules::NEW, self.state);
        self.taken.extend(self.state.end_part());
        value
    }

    /// Validates the members that no field took.
    ///
    /// # Errors
    /// Some are invalid; that was recorded.
    pub(super) fn extras<V: Kind>(&mut self, rules: &Rules, mut keep: impl FnMut(&'a str, V)) -> Result<(), Failed> {
        let start = self.state.mark();
        for (name, input) in self.object.iter().filter(|(name, _)| !self.taken.contains(name)) {
            let mark = self.state.mark();
            match V::validate(input, rules, self.state) {
                Ok(value) => keep(name, value),
                Err(_) => self.state.locate(mark, name),
            }
        }
        self.state.clean_since(start)
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
        if self.is_part {
            self.state.hand_on(self.taken);
        } else if let Some(items) = self.items.filter(|items| items.len() > self.place) {
            // One issue tells of it all.
            self.state.forget(self.start);
            form::too_long(self.place, items, self.input, self.state);
        } else if self.info.extra == Extra::Forbid {
            for (name, value) in self.object.iter().filter(|(name, _)| !self.taken.contains(name)) {
                let mark = self.state.mark();
                let _ = self.state.fail(self.info.code_of_unknown(), value);
                self.state.locate(mark, name);
            }
        }
        self.state.leave();
        // An object is what a strict field takes for a model as well.
        self.state.add_fit(Fit { exactness: Exactness::Strict, fields_set: Some(self.fields_set) });
        self.state.clean_since(self.start)
    }

    /// The first place where something stands, whatever it is.
    fn find(&mut self, field: &FieldInfo) -> Option<(Spelling, &'a Input<'a>)> {
        let (object, near) = (self.object, self.validated as usize);
        let found = field.places().find_map(|place| place.find_near(near, object).map(|input| (place, input)))?;
        if self.is_part || self.info.extra != Extra::Ignore {
            self.taken.push(found.0.member());
        }
        Some(found)
    }

    #[cold]
    pub(crate) fn missing(&mut self, field: &FieldInfo) -> Failed {
        let mark = self.state.mark();
        let failed = self.state.fail(Code::Missing, self.input);
        self.locate(mark, field, field.first_place());
        failed
    }

    #[cold]
    fn locate(&mut self, mark: Mark, field: &FieldInfo, place: Spelling) {
        match self.info.loc_by_alias {
            true => place.locate(mark, self.state),
            false => self.state.locate(mark, field.name),
        }
    }
}
