//! Rules that an input broke, and where that is told: as an issue, or at once.

use std::cell::RefCell;

use super::{Failed, Validation};
use crate::issue::{Code, Issue, Parameter};
use crate::json::Explained;
use crate::rules::Violation;
use crate::{FieldInfo, Input};

impl<'a> Validation<'a> {
    /// Nothing is wrong yet with a plain value of a field. What is, is told at once.
    pub(crate) fn telling(explained: &'a RefCell<Explained>, field: &'a FieldInfo) -> Self {
        Self { told: Some((explained, field)), ..Self::default() }
    }

    /// Records that the input broke a rule without parameters.
    #[cold]
    pub fn fail(&mut self, code: Code, input: &'a Input<'a>) -> Failed {
        self.broken(code, None, input)
    }

    fn broken(&mut self, code: Code, parameter: Option<(&'static str, Parameter)>, input: &'a Input<'a>) -> Failed {
        if let Some((explained, field)) = self.told {
            self.failures += 1;
            explained.borrow_mut().tell_violation(field, code, parameter, input);
            return Failed(());
        }
        let issue = Issue::new(code, input);
        self.record(match parameter {
            Some((name, parameter)) => issue.with(name, parameter),
            None => issue,
        })
    }

    /// Records that the input broke a constraint.
    #[cold]
    pub fn violate(&mut self, violation: Violation, input: &'a Input<'a>) -> Failed {
        self.broken(violation.code, violation.parameter(), input)
    }
}
