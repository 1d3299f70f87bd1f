//! The state of one complete pass.

mod broken;
mod failed;
mod length;

use std::cell::RefCell;

use crate::issue::{Code, Issue, LocItem, Parameter, Report};
use crate::json::Explained;
use crate::model::Declared;
use crate::validator::{Reason, Rejection};
use crate::{Exactness, FieldInfo, Fit, Input, ModelInfo, Object, Value};

pub use self::failed::Failed;
pub use self::length::Length;

/// How many issues one report holds at most. What goes past it is dropped: a body of a million mistakes would otherwise
/// be answered with hundreds of megabytes.
pub const ISSUES_MAX: usize = 10_000;

/// As many issues has what is validated mostly, if any.
const ISSUES_USUAL: usize = 2;

/// How many models of recursive types may nest in one another: pydantic-core refuses the 255th. Other types end by
/// themselves, and don't count.
pub const MODEL_DEPTH_MAX: usize = 254;

/// How many members of unions inside of unions one input is held against at most. Each level of a recursive union can
/// multiply them.
pub const UNION_ATTEMPTS_MAX: usize = 1_000_000;

/// The state of one complete pass: the issues found so far.
#[derive(Debug, Default)]
pub struct Validation<'a> {
    issues: Vec<Issue<'a>>,
    /// How often something failed, dropped issues included.
    failures: usize,
    /// The models around the input that is validated.
    models: Vec<&'static ModelInfo>,
    /// Where among them the first one of a recursive type is, once one was met again inside of itself.
    recursive_from: Option<usize>,
    /// How well what was validated fits, since a union began to weigh its member.
    fit: Fit,
    /// How many unions are around the input.
    unions: usize,
    /// How many members of nested unions were tried.
    attempts: usize,
    /// Whether a validator asks for the default of the field around it.
    wants_default: bool,
    /// Whether the model that is validated next is a part of the one around it.
    part_follows: bool,
    /// The members that such a part took.
    taken: Vec<&'static str>,
    /// How each member of a union takes its fields out of a form, if a form is validated.
    form: Option<Reshape>,
    /// Where what is wrong is told at once, if it is with a field of plain values.
    told: Option<(&'a RefCell<Explained>, &'a FieldInfo)>,
    /// Whether there is no request: FastAPI lets its models take any object with attributes, which is told otherwise.
    is_alone: bool,
}

/// Makes of what was sent in a form what one model takes of it: one value for a field, or a list.
pub type Reshape = fn(&[Declared], &Object<'_>) -> Object<'static>;

/// The issues of a validation that were there at some moment.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    issues: usize,
    failures: usize,
}

impl<'a> Validation<'a> {
    /// Nothing is wrong yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing is wrong yet with a value that no request brought.
    #[must_use]
    pub fn alone() -> Self {
        Self { is_alone: true, ..Self::default() }
    }

    /// Whether no request brought what is validated.
    pub(crate) fn is_alone(&self) -> bool {
        self.is_alone
    }

    /// Nothing is wrong yet with a form that one of several models takes. Each sees it in its own way.
    #[must_use]
    pub fn of_form(reshape: Reshape) -> Self {
        Self { form: Some(reshape), ..Self::default() }
    }

    /// How each member of a union takes its fields out of a form, if a form is validated.
    pub(crate) fn form(&self) -> Option<Reshape> {
        self.form
    }

    /// Records an issue.
    #[cold]
    pub fn record(&mut self, issue: Issue<'a>) -> Failed {
        self.failures += 1;
        if self.issues.is_empty() {
            self.issues.reserve_exact(ISSUES_USUAL);
        }
        if self.issues.len() < ISSUES_MAX {
            self.issues.push(issue);
        }
        Failed(())
    }

    /// Records that the input is no value of a Python class, which a strict field asks for.
    #[cfg(any(feature = "uuid", feature = "decimal"))]
    #[cold]
    pub(crate) fn no_instance(&mut self, class: &'static str, input: &'a Input<'a>) -> Failed {
        self.record(Issue::new(Code::IsInstanceOf, input).with("class", Parameter::Text(class.into())))
    }

    /// Records why a validator of the user's refuses the input.
    #[cold]
    pub(crate) fn reject(&mut self, rejection: Rejection, input: &'a Input<'a>) -> Failed {
        match rejection.into_reason() {
            Reason::Known(code, context) => self.record(Issue::new(code, input).with_context(context)),
            Reason::Custom { code, message, context } => {
                self.record(Issue::custom(code, message, input).with_context(context))
            }
            Reason::Found(found) => self.take_in(found),
        }
    }

    /// Validates a value that a validator of the user's made. What is found is not recorded: the validator may forget
    /// it.
    pub(crate) fn aside<T>(
        &mut self,
        value: &Value,
        validate: impl for<'b> FnOnce(&'b Input<'b>, &mut Validation<'b>) -> Result<T, Failed>,
    ) -> Result<T, Found> {
        let mut own = Validation {
            models: std::mem::take(&mut self.models),
            recursive_from: self.recursive_from,
            fit: self.fit,
            unions: self.unions,
            attempts: self.attempts,
            part_follows: std::mem::take(&mut self.part_follows),
            is_alone: self.is_alone,
            ..Validation::new()
        };
        let result = validate(value, &mut own);
        self.models = own.models;
        self.recursive_from = own.recursive_from;
        self.fit = own.fit;
        self.attempts = own.attempts;
        self.taken = own.taken;
        let issues = own.issues;
        result.map_err(|_| Found {
            issues: issues.into_iter().map(Issue::into_owned).collect(),
            wants_default: own.wants_default,
        })
    }

    /// Records what was found aside.
    #[cold]
    pub(crate) fn take_in(&mut self, found: Found) -> Failed {
        self.failures += 1;
        self.wants_default |= found.wants_default;
        for issue in found.issues {
            let _ = self.record(issue);
        }
        Failed(())
    }

    /// Whether a validator inside of a field that failed asks for the field's default, instead of what was found.
    pub(crate) fn takes_default(&mut self, mark: Mark) -> bool {
        let wants_default = std::mem::take(&mut self.wants_default);
        if wants_default {
            self.forget(mark);
        }
        wants_default
    }

    /// Records that a list or a map has the wrong length.
    #[cold]
    pub fn wrong_length(&mut self, code: Code, length: Length, input: &'a Input<'a>) -> Failed {
        let limit = if code == Code::TooLong { "max_length" } else { "min_length" };
        let actual = length.actual.map_or(Parameter::Unknown, |actual| Parameter::Count(actual as u64));
        self.record(
            Issue::new(code, input)
                .with("field_type", Parameter::Text(length.field_type.into()))
                .with(limit, Parameter::Count(length.limit as u64))
                .with("actual_length", actual),
        )
    }

    /// Remembers where the issues stand, before a part is validated.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark { issues: self.issues.len(), failures: self.failures }
    }

    /// Puts the issues recorded since the mark below one more container.
    #[cold]
    pub fn locate(&mut self, mark: Mark, item: impl Into<LocItem<'a>>) {
        let item = item.into();
        for issue in &mut self.issues[mark.issues..] {
            issue.put_within(item.clone());
        }
    }

    /// Drops the issues recorded since the mark.
    pub fn forget(&mut self, mark: Mark) {
        self.issues.truncate(mark.issues);
        self.failures = mark.failures;
    }

    /// Goes on if nothing was recorded since the mark.
    ///
    /// # Errors
    /// Something was.
    pub fn clean_since(&self, mark: Mark) -> Result<(), Failed> {
        if self.failures == mark.failures { Ok(()) } else { Err(Failed(())) }
    }

    /// Enters a model, unless too many nest.
    ///
    /// # Errors
    /// The input would nest too deeply; that was recorded.
    pub fn enter(&mut self, model: &'static ModelInfo, input: &'a Input<'a>) -> Result<(), Failed> {
        let is_same = |known: &&ModelInfo| known.name == model.name && known.module == model.module;
        if let Some(place) = self.models.iter().rposition(is_same) {
            let from = *self.recursive_from.get_or_insert(place);
            if self.models.len() - from >= MODEL_DEPTH_MAX {
                return Err(self.fail(Code::RecursionDepthExceeded, input));
            }
        }
        self.models.push(model);
        Ok(())
    }

    /// Leaves a model.
    pub fn leave(&mut self) {
        self.models.pop();
        self.recursive_from = self.recursive_from.filter(|from| *from < self.models.len());
    }

    /// Says that the fields of the model that is validated next are members of the model around it.
    pub(crate) fn announce_part(&mut self) {
        self.part_follows = true;
    }

    /// Whether that was said of the model which begins here.
    pub(crate) fn begin_part(&mut self) -> bool {
        std::mem::take(&mut self.part_follows)
    }

    /// Leaves the members that a part took to the model around it.
    pub(crate) fn hand_on(&mut self, taken: Vec<&'static str>) {
        self.taken = taken;
    }

    /// The members that the part took which was announced last.
    pub(crate) fn end_part(&mut self) -> Vec<&'static str> {
        self.part_follows = false;
        std::mem::take(&mut self.taken)
    }

    /// Records that an input had to be bent.
    #[inline]
    pub fn loosen(&mut self, exactness: Exactness) {
        self.fit.exactness = self.fit.exactness.min(exactness);
    }

    /// Takes in how well a part fits.
    pub(crate) fn add_fit(&mut self, part: Fit) {
        self.fit.add(part);
    }

    /// Whether a union wants to know how well the input fits.
    #[must_use]
    pub(crate) fn is_weighing(&self) -> bool {
        self.unions > 0
    }

    /// Validates a part, and tells how well it fits.
    pub(crate) fn weigh<T>(&mut self, validate: impl FnOnce(&mut Self) -> T) -> (T, Fit) {
        let outer = std::mem::take(&mut self.fit);
        let value = validate(self);
        (value, std::mem::replace(&mut self.fit, outer))
    }

    /// Begins to try a member of a union.
    ///
    /// # Errors
    /// Too many were tried inside of one another; that was recorded.
    pub(crate) fn attempt(&mut self, input: &'a Input<'a>) -> Result<(), Failed> {
        if self.unions > 0 {
            if self.attempts == UNION_ATTEMPTS_MAX {
                return Err(self.fail(Code::RecursionDepthExceeded, input));
            }
            self.attempts += 1;
        }
        self.unions += 1;
        Ok(())
    }

    /// Ends what [`attempt`](Self::attempt) began.
    pub(crate) fn end_attempt(&mut self) {
        self.unions -= 1;
    }

    /// Records what another validation found, whose inputs end here: they are copied.
    #[cold]
    pub(crate) fn take_over(&mut self, own: Validation<'_>) {
        for issue in own.into_report().into_owned().into_issues() {
            let _ = self.record(issue);
        }
    }

    /// Gives up on further items where no issue would be recorded any more: the value is invalid in any case.
    pub(crate) fn exhausted(&mut self) -> Option<Failed> {
        (self.issues.len() >= ISSUES_MAX).then(|| {
            self.failures += 1;
            Failed(())
        })
    }

    /// Proof that something was recorded since the mark.
    pub(crate) fn failed_since(&self, mark: Mark) -> Failed {
        debug_assert!(self.failures > mark.failures, "nothing was recorded");
        Failed(())
    }

    /// The issues in the order in which they were found.
    #[must_use]
    pub fn into_issues(self) -> Vec<Issue<'a>> {
        self.issues
    }

    /// The report of what was found.
    #[must_use]
    pub fn into_report(self) -> Report<'a> {
        Report::new(self.issues)
    }
}

/// What a validation aside found wrong.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) issues: Vec<Issue<'static>>,
    /// Whether a validator asks for the default of the field around it.
    pub(crate) wants_default: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    static OUTER: ModelInfo = ModelInfo::new("Outer", "tests");
    static NODE: ModelInfo = ModelInfo::new("Node", "tests");
    static LEAF: ModelInfo = ModelInfo::new("Leaf", "tests");

    #[test]
    fn only_models_of_recursive_types_count_against_the_depth() {
        let input = Input::Null;
        let mut state = Validation::new();
        state.enter(&OUTER, &input).unwrap();
        for _ in 0..MODEL_DEPTH_MAX {
            state.enter(&NODE, &input).unwrap();
        }
        assert!(state.enter(&NODE, &input).is_err());
        assert!(state.enter(&LEAF, &input).is_ok());
    }

    #[test]
    fn what_was_left_does_not_count() {
        let input = Input::Null;
        let mut state = Validation::new();
        for _ in 0..2 * MODEL_DEPTH_MAX {
            state.enter(&NODE, &input).unwrap();
            state.enter(&NODE, &input).unwrap();
            state.leave();
            state.leave();
        }
    }
}
