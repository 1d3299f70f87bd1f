//! What is wrong with a body, told by the fast pass itself: without a tree of what is right with it.

use smallvec::SmallVec;

use super::Writer;
use crate::issue::{Below, Code, Parameter, REPORT_BYTES_MAX, write_violation};
use crate::{Failed, FieldInfo, Input, Issue, Report};

/// More issues are left to the complete pass, which knows the bounds of a report.
const ISSUES_MAX: usize = 100;

/// As much room as most reports need.
const REPORT_BYTES: usize = 1024;

/// What is wrong with the fields of one model, as the items of a report.
///
/// It counts once the model has concluded that nothing else is wrong. Otherwise the complete pass tells all.
#[derive(Debug)]
pub struct Explained {
    /// What the answer begins with.
    start: &'static str,
    /// What the model stands below, as JSON with a comma behind it.
    outer: &'static str,
    told: Option<Box<Told>>,
}

#[derive(Debug)]
struct Told {
    items: Writer,
    count: usize,
    /// The fields, in the order in which they were told.
    fields: SmallVec<[&'static str; 4]>,
    is_all: bool,
}

/// How a field stands at the end of the fast pass.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub(crate) name: &'static str,
    /// Whether there is a value.
    pub(crate) is_read: bool,
    /// Whether there needs to be none.
    pub(crate) may_be_absent: bool,
}

impl Explained {
    /// Nothing is wrong yet with a model that stands below `outer`, which is JSON with a comma behind it. What is
    /// written begins with `start`.
    pub(crate) const fn below(outer: &'static str, start: &'static str) -> Self {
        Self { start, outer, told: None }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.told.is_none()
    }

    /// Tells what is wrong with a field.
    pub(crate) fn tell(&mut self, field: &FieldInfo, issues: Vec<Issue<'_>>) {
        let outer = self.outer;
        let told = self.more(issues.len());
        Report::new(issues).write_items_below(Some(&Below { outer, field }), &mut told.items);
    }

    /// Tells one thing that is wrong with a field.
    pub(crate) fn tell_violation(
        &mut self,
        field: &FieldInfo,
        code: Code,
        parameter: Option<(&'static str, Parameter)>,
        input: &Input<'_>,
    ) {
        let outer = self.outer;
        write_violation(code, &Below { outer, field }, parameter, input, &mut self.more(1).items);
    }

    /// Where so many more issues are to be written.
    fn more(&mut self, count: usize) -> &mut Told {
        let start = self.start;
        let told = self.told.get_or_insert_with(|| {
            let items = Writer::python().with_room(REPORT_BYTES);
            Box::new(Told { items, count: 0, fields: SmallVec::new(), is_all: false })
        });
        told.items.raw(if told.count > 0 { "," } else { start });
        told.count += count;
        told
    }

    /// All of a field was told.
    pub(crate) fn end_field(&mut self, field: &'static str) {
        if let Some(told) = &mut self.told {
            told.fields.push(field);
        }
    }

    /// Sees whether each field was read, may be absent, or was told of: in the order of the fields, each once.
    pub(super) fn conclude(&mut self, fields: &[Standing]) {
        let Some(told) = &mut self.told else { return };
        let mut others = told.fields.iter();
        let mut next = others.next();
        for field in fields {
            if next == Some(&field.name) {
                // It came twice.
                if field.is_read {
                    return;
                }
                next = others.next();
            } else if !field.is_read && !field.may_be_absent {
                return;
            }
        }
        let is_shown = !told.items.has_non_finite() && !told.items.has_broken_text();
        // A report that has reached its bound was cut off somewhere.
        let is_whole = told.count <= ISSUES_MAX && told.items.as_bytes().len() < REPORT_BYTES_MAX;
        told.is_all = next.is_none() && is_shown && is_whole;
    }

    /// The items with commas between them, and how many they are, if nothing else is wrong.
    #[must_use]
    pub fn into_items(self) -> Option<(Writer, usize, Failed)> {
        let told = self.told.filter(|told| told.is_all)?;
        Some((told.items, told.count, Failed::told()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(fields: &[&'static str], input: &Input<'_>) -> bool {
        let mut explained = Explained::below(r#""body","#, "");
        for field in fields {
            explained.tell(&FieldInfo::new(field), vec![Issue::new(Code::StringType, input)]);
            explained.end_field(field);
        }
        let standing = |name| Standing { name, is_read: false, may_be_absent: false };
        explained.conclude(&["a", "b"].map(standing));
        explained.into_items().is_some()
    }

    #[test]
    fn fields_must_be_told_in_order_once_and_all() {
        let input = Input::Int(1);
        assert!(told(&["a", "b"], &input));
        for fields in [&["b", "a"][..], &["a"], &["a", "a", "b"], &["a", "b", "b"], &["a", "c", "b"], &[]] {
            assert!(!told(fields, &input), "{fields:?}");
        }
    }

    #[test]
    fn report_that_was_cut_off_is_left_to_the_complete_pass() {
        let long = Input::from("x".repeat(REPORT_BYTES_MAX - 1000));
        assert!(!told(&["a", "b"], &long));
    }
}
