//! The length of sets and maps, whose entries merge: the good ones count, each once.

use crate::issue::Code;
use crate::validation::{Length, Mark};
use crate::{Failed, Input, Rules, Validation};

/// A set or a map while it is validated.
pub(super) struct Merging<'a, 'r> {
    /// `Set` or `Dictionary`.
    field_type: &'static str,
    rules: &'r Rules,
    input: &'a Input<'a>,
    mark: Mark,
}

impl<'a, 'r> Merging<'a, 'r> {
    /// Nothing has been validated yet.
    pub(super) fn begin(
        field_type: &'static str,
        rules: &'r Rules,
        input: &'a Input<'a>,
        state: &Validation<'a>,
    ) -> Self {
        Self { field_type, rules, input, mark: state.mark() }
    }

    /// More good entries than allowed end the validation at once; what was found wrong before is dropped.
    pub(super) fn check_longest(&self, length: usize, state: &mut Validation<'a>) -> Result<(), Failed> {
        match self.rules.max_length {
            Some(limit) if length > limit => {
                state.forget(self.mark);
                let length = Length { field_type: self.field_type, limit, actual: None };
                Err(state.wrong_length(Code::TooLong, length, self.input))
            }
            _ => Ok(()),
        }
    }

    /// Too few entries are only told of if all are good.
    pub(super) fn finish(&self, length: usize, state: &mut Validation<'a>) -> Result<(), Failed> {
        state.clean_since(self.mark)?;
        match self.rules.min_length {
            Some(limit) if length < limit => {
                let length = Length { field_type: self.field_type, limit, actual: Some(length) };
                Err(state.wrong_length(Code::TooShort, length, self.input))
            }
            _ => Ok(()),
        }
    }
}
