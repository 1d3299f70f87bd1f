//! Where the value of a field is looked for: under one of several names, or further inside of the object.

use crate::validation::Mark;
use crate::{Input, LocItem, Object, Validation};

/// A place where the value of a field may stand.
///
/// ```
/// use peregrine_model::json;
/// use peregrine_model::model::{Spelling, Step};
///
/// const FIRST: Spelling = Spelling::Path("names", &[Step::Index(0)]);
/// let input = json::parse(r#"{"names": ["Ida", "Ada"]}"#)?;
/// assert!(matches!(input.as_object().and_then(|object| FIRST.find(object)), Some(name) if *name == "Ida"));
/// # Ok::<(), peregrine_model::json::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A member of that name.
    Name(&'static str),
    /// What the steps lead to, starting from the member of that name.
    Path(&'static str, &'static [Step]),
}

/// One step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The member of that name, of an object.
    Key(&'static str),
    /// The item of that index, of a list; a negative one counts from the end.
    Index(i64),
}

impl Spelling {
    /// What stands there.
    #[must_use]
    pub fn find<'o, 'a>(&self, object: &'o Object<'a>) -> Option<&'o Input<'a>> {
        self.find_near(0, object)
    }

    /// The same, looked for first in the member at that place: most objects have theirs in the order of the fields.
    pub(super) fn find_near<'o, 'a>(&self, place: usize, object: &'o Object<'a>) -> Option<&'o Input<'a>> {
        let member = object.get_near(place, self.member())?;
        self.steps().iter().try_fold(member, |value, step| step.take(value))
    }

    /// The name of the member at which it begins.
    #[must_use]
    pub const fn member(&self) -> &'static str {
        match self {
            Self::Name(name) | Self::Path(name, _) => name,
        }
    }

    /// Puts the issues recorded since the mark below this place.
    pub(crate) fn locate(&self, mark: Mark, state: &mut Validation<'_>) {
        for step in self.steps().iter().rev() {
            state.locate(mark, LocItem::from(*step));
        }
        state.locate(mark, self.member());
    }

    const fn steps(&self) -> &'static [Step] {
        match self {
            Self::Name(_) => &[],
            Self::Path(_, steps) => steps,
        }
    }
}

impl Step {
    fn take<'o, 'a>(self, value: &'o Input<'a>) -> Option<&'o Input<'a>> {
        match (self, value) {
            (Self::Key(name), Input::Object(object)) => object.get(name),
            (Self::Index(index), Input::Array(items)) => {
                let from_end = if index < 0 { items.len() as u64 } else { 0 };
                let place = from_end.checked_add_signed(index).and_then(|place| usize::try_from(place).ok());
                items.get(place?)
            }
            _ => None,
        }
    }
}

impl From<Step> for LocItem<'_> {
    fn from(step: Step) -> Self {
        match step {
            Step::Key(name) => name.into(),
            Step::Index(index) => index.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(spelling: Spelling, json: &'static str) -> Option<Input<'static>> {
        let Input::Object(object) = crate::json::parse(json).unwrap() else { panic!("no object") };
        spelling.find(&object).cloned().map(Input::into_owned)
    }

    #[test]
    fn steps_lead_into_lists_and_objects() {
        let path = Spelling::Path("a", &[Step::Index(-1), Step::Key("b")]);
        assert_eq!(found(path, r#"{"a": [0, {"b": 7}]}"#), Some(Input::Int(7)));
    }

    #[test]
    fn what_is_of_another_type_holds_nothing() {
        let path = Spelling::Path("a", &[Step::Index(0)]);
        for json in [r#"{"a": "xy"}"#, r#"{"a": {"0": 1}}"#, r#"{"a": []}"#, r#"{"a": null}"#, "{}"] {
            assert_eq!(found(path, json), None, "{json}");
        }
        assert_eq!(found(Spelling::Path("a", &[Step::Index(-2)]), r#"{"a": [1]}"#), None);
        assert_eq!(found(Spelling::Path("a", &[Step::Key("0")]), r#"{"a": [1]}"#), None);
    }
}
