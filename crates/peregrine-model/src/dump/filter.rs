use std::borrow::Cow;
use std::fmt;

use crate::{Input, Value};

/// What stands for every item or member.
const ALL: &str = "__all__";

/// Fields, members or items, told by their names or indexes, each as a whole or in part.
///
/// It is made of JSON: a list of names, or an object of which each member is `true` or what holds inside of it, and
/// `false` if nothing of that is told. An index counts from the end if it is negative; `__all__` stands for all.
///
/// ```
/// use peregrine_model::{Filter, Value};
///
/// let names = Value::Array(vec!["name".into(), "price".into()]);
/// assert!(Filter::try_from(names).is_ok());
/// assert!(Filter::try_from(Value::from("name")).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter(Vec<(String, Option<Filter>)>);

/// What a filter says of one member.
#[derive(Debug)]
pub(super) enum Part<'f> {
    /// Nothing.
    Unnamed,
    /// All of it.
    Whole,
    /// What is inside.
    Within(Cow<'f, Filter>),
}

/// A value that is no filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAFilter {
    found: &'static str,
}

impl fmt::Display for NotAFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found;
        write!(
            f,
            "a filter is a list of names, or an object of which each member is `true`, `false` or a filter: found {found}"
        )
    }
}

impl std::error::Error for NotAFilter {}

impl TryFrom<Value> for Filter {
    type Error = NotAFilter;

    fn try_from(value: Value) -> Result<Self, NotAFilter> {
        match value {
            Input::Array(items) => items.iter().map(|item| Ok((key(item)?, None))).collect::<Result<_, _>>().map(Self),
            Input::Object(members) => {
                let members = members.into_iter().map(|(name, value)| Ok((name.into(), part(value)?)));
                members.collect::<Result<_, _>>().map(Self)
            }
            other => Err(NotAFilter { found: what(&other) }),
        }
    }
}

fn key(item: &Value) -> Result<String, NotAFilter> {
    match item {
        Input::Str(text) => Ok(text.clone().into_owned()),
        Input::Int(index) => Ok(index.to_string()),
        other => Err(NotAFilter { found: what(other) }),
    }
}

fn part(value: Value) -> Result<Option<Filter>, NotAFilter> {
    match value {
        Input::Bool(true) => Ok(None),
        Input::Bool(false) => Ok(Some(Filter::default())),
        other => Filter::try_from(other).map(Some),
    }
}

fn what(value: &Value) -> &'static str {
    match value {
        Input::Null => "`null`",
        Input::Bool(_) => "a boolean",
        Input::Str(_) | Input::Surrogate(_) | Input::Bytes(_) => "a text",
        Input::Int(_) | Input::BigInt(_) | Input::Float(_) => "a number",
        Input::Array(_) => "a list",
        Input::Object(_) => "an object",
    }
}

impl Filter {
    /// What it says of a member.
    pub(super) fn member(&self, name: &str) -> Part<'_> {
        self.part(|known| known == name)
    }

    /// What it says of an item. What is no index names none.
    pub(super) fn item(&self, index: usize, length: usize) -> Part<'_> {
        self.part(|known| known.parse().is_ok_and(|number| place(number, length) == Some(index)))
    }

    fn part(&self, is_it: impl Fn(&str) -> bool) -> Part<'_> {
        let own = self.0.iter().rfind(|(known, _)| is_it(known)).map(|(_, part)| part);
        let all = self.0.iter().find(|(known, _)| known == ALL).map(|(_, part)| part);
        match (own, all) {
            (None, None) => Part::Unnamed,
            (Some(None), _) | (None, Some(None)) => Part::Whole,
            (Some(Some(part)), None | Some(None)) | (None, Some(Some(part))) => Part::Within(Cow::Borrowed(part)),
            (Some(Some(own)), Some(Some(all))) => Part::Within(Cow::Owned(own.merged(all))),
        }
    }

    /// What either says; where both name a part, what is inside of it by either.
    fn merged(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for (name, part) in &other.0 {
            match merged.0.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => {
                    if let (Some(own), Some(other)) = (&known, part) {
                        *known = Some(own.merged(other));
                    }
                }
                None => merged.0.push((name.clone(), part.clone())),
            }
        }
        merged
    }
}

/// The place that an index means, which counts from the end if it is negative.
fn place(index: i64, length: usize) -> Option<usize> {
    match usize::try_from(index) {
        Ok(index) => Some(index),
        Err(_) => length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DumpOptions;

    fn filter(text: &str) -> Filter {
        Filter::try_from(crate::json::parse(text).unwrap().into_owned()).unwrap()
    }

    /// What is left of a tree, with these filters.
    fn written(tree: &str, include: Option<&str>, exclude: Option<&str>) -> String {
        let value = |text: &str| crate::json::parse(text).unwrap().into_owned();
        let mut options = DumpOptions::new();
        if let Some(include) = include {
            options = options.include(value(include));
        }
        if let Some(exclude) = exclude {
            options = options.exclude(value(exclude));
        }
        let written = crate::Kind::dump_json_with(&value(tree), &options);
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn an_index_counts_from_either_end() {
        let filter = filter(r#"{"0": true, "-1": true}"#);
        assert!(matches!(filter.item(0, 3), Part::Whole));
        assert!(matches!(filter.item(1, 3), Part::Unnamed));
        assert!(matches!(filter.item(2, 3), Part::Whole));
    }

    #[test]
    fn what_holds_for_all_holds_beside_what_is_said_of_one() {
        let tree = r#"[{"a":1,"b":2},{"a":3,"b":4}]"#;
        assert_eq!(written(tree, None, Some(r#"{"__all__": ["b"], "0": ["a"]}"#)), r#"[{},{"a":3}]"#);
        assert_eq!(written(tree, None, Some(r#"{"__all__": true, "0": ["a"]}"#)), r#"[{"b":2}]"#);
        assert_eq!(written(tree, None, Some(r#"{"__all__": ["b"], "0": true}"#)), r#"[{"a":3}]"#);
    }

    #[test]
    fn what_is_included_is_cut_by_what_is_excluded() {
        let tree = r#"{"a":{"b":1,"c":2},"d":3}"#;
        assert_eq!(written(tree, Some(r#"["a"]"#), Some(r#"{"a": ["b"]}"#)), r#"{"a":{"c":2}}"#);
        assert_eq!(written(tree, Some(r#"{"a": ["b"]}"#), None), r#"{"a":{"b":1}}"#);
        assert_eq!(written(r#"[1,2,3]"#, Some(r#"["a"]"#), None), "[]");
    }

    #[test]
    fn what_is_false_is_included_and_not_excluded() {
        let tree = r#"{"a":1,"b":2}"#;
        assert_eq!(written(tree, Some(r#"{"a": false}"#), None), r#"{"a":1}"#);
        assert_eq!(written(tree, None, Some(r#"{"a": false, "b": true}"#)), r#"{"a":1}"#);
    }

    #[test]
    fn what_is_no_filter_is_told() {
        let no_filter = Filter::try_from(crate::json::parse(r#"{"a": null}"#).unwrap().into_owned());
        assert!(no_filter.unwrap_err().to_string().ends_with("found `null`"));
    }
}
