//! What two OpenAPI documents say differently, as a person would want to read it.

use std::io::{self, Write};

use crate::compare::excerpt;
use crate::json::{Json, NumberRule, same_number};

/// One place where two documents differ. `None` is a value that isn't there.
#[derive(Debug, PartialEq)]
pub struct Difference<'d> {
    /// The way to it: names of members, and what tells an element of a list from the others.
    pub place: Vec<String>,
    /// The value in our document.
    pub ours: Option<&'d Json>,
    /// The value in theirs.
    pub theirs: Option<&'d Json>,
}

/// All differences, in the order of their document. The order of members doesn't count, nor does that of lists which
/// are sets: what is `required`, and parameters, which are told apart by place and name.
#[must_use]
pub fn differences<'d>(ours: &'d Json, theirs: &'d Json) -> Vec<Difference<'d>> {
    let mut found = Vec::new();
    compare(ours, theirs, &mut Vec::new(), &mut found);
    found
}

/// Writes the differences: each with its place, ours and theirs.
///
/// # Errors
/// The output can't be written.
pub fn write_differences(differences: &[Difference<'_>], out: &mut dyn Write) -> io::Result<()> {
    for Difference { place, ours, theirs } in differences {
        let place = if place.is_empty() { "the document".to_owned() } else { place.join(" > ") };
        let text = |value: &Option<&Json>| value.map_or("(not there)".to_owned(), excerpt);
        writeln!(out, "{place}\n  ours    {}\n  theirs  {}", text(ours), text(theirs))?;
    }
    match differences.len() {
        0 => writeln!(out, "the documents are equal"),
        1 => writeln!(out, "1 difference"),
        count => writeln!(out, "{count} differences"),
    }
}

fn compare<'d>(ours: &'d Json, theirs: &'d Json, place: &mut Vec<String>, found: &mut Vec<Difference<'d>>) {
    let same = match (ours, theirs) {
        (Json::Object(ours), Json::Object(theirs)) => {
            let member = |(name, value): &'d (String, Json)| (name.clone(), value);
            return matched(ours.iter().map(member), theirs.iter().map(member), place, found);
        }
        (Json::Array(ours), Json::Array(theirs)) => {
            let kind = Elements::of(place.last().map(String::as_str), ours.iter().chain(theirs));
            return matched(kind.named(ours), kind.named(theirs), place, found);
        }
        (Json::Number(ours), Json::Number(theirs)) => same_number(theirs, ours, NumberRule::Value),
        _ => ours == theirs,
    };
    if !same {
        found.push(Difference { place: place.clone(), ours: Some(ours), theirs: Some(theirs) });
    }
}

/// Compares values of one name, and tells those that only one side has.
fn matched<'d>(
    ours: impl Iterator<Item = (String, &'d Json)>,
    theirs: impl Iterator<Item = (String, &'d Json)>,
    place: &mut Vec<String>,
    found: &mut Vec<Difference<'d>>,
) {
    let mut ours: Vec<(String, &Json)> = ours.collect();
    for (name, theirs) in theirs {
        let own = ours.iter().position(|(own, _)| *own == name).map(|at| ours.remove(at).1);
        place.push(name);
        match own {
            Some(own) => compare(own, theirs, place, found),
            None => found.push(Difference { place: place.clone(), ours: None, theirs: Some(theirs) }),
        }
        place.pop();
    }
    for (name, own) in ours {
        let place = place.iter().cloned().chain([name]).collect();
        found.push(Difference { place, ours: Some(own), theirs: None });
    }
}

/// How the elements of a list are told apart.
enum Elements {
    /// By their index.
    Ordered,
    /// By themselves.
    Set,
    /// By their place and name: parameters.
    Named,
}

impl Elements {
    fn of<'d>(list: Option<&str>, mut elements: impl Iterator<Item = &'d Json>) -> Self {
        match list {
            Some("required") if elements.all(|element| element.as_str().is_some()) => Self::Set,
            Some("parameters") if elements.all(|element| parameter(element).is_some()) => Self::Named,
            _ => Self::Ordered,
        }
    }

    fn named<'d>(&self, elements: &'d [Json]) -> impl Iterator<Item = (String, &'d Json)> {
        elements.iter().enumerate().map(|(index, element)| match self {
            Self::Ordered => (index.to_string(), element),
            Self::Set => (element.as_str().unwrap_or_default().to_owned(), element),
            Self::Named => (parameter(element).unwrap_or_else(|| index.to_string()), element),
        })
    }
}

fn parameter(element: &Json) -> Option<String> {
    Some(format!("{} {}", element.get("in")?.as_str()?, element.get("name")?.as_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn told(ours: &str, theirs: &str) -> String {
        let (ours, theirs) = (parse(ours.as_bytes()).unwrap(), parse(theirs.as_bytes()).unwrap());
        let mut out = Vec::new();
        write_differences(&differences(&ours, &theirs), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn both_sides_are_told_with_their_place() {
        let ours = r#"{"paths": {"/items/{id}": {"get": {"summary": "Read", "tags": ["a"]}}}, "x": 1}"#;
        let theirs = r#"{"paths": {"/items/{id}": {"get": {"summary": "Get", "tags": ["a", "b"]}}}, "y": null}"#;
        assert_eq!(
            told(ours, theirs),
            "paths > /items/{id} > get > summary\n  ours    \"Read\"\n  theirs  \"Get\"\n\
             paths > /items/{id} > get > tags > 1\n  ours    (not there)\n  theirs  \"b\"\n\
             y\n  ours    (not there)\n  theirs  null\n\
             x\n  ours    1\n  theirs  (not there)\n\
             4 differences\n"
        );
    }

    #[test]
    fn order_counts_only_where_it_means_something() {
        let ours = r#"{"b": 1, "required": ["x", "y"], "parameters": [
            {"name": "q", "in": "query"}, {"name": "id", "in": "path", "required": true}]}"#;
        let theirs = r#"{"parameters": [{"in": "path", "name": "id", "required": true}, {"in": "query", "name": "q"}],
            "required": ["y", "x"], "b": 1}"#;
        assert_eq!(told(ours, theirs), "the documents are equal\n");
        assert_eq!(told(r#"{"enum": [1, 2]}"#, r#"{"enum": [2, 1]}"#).lines().last(), Some("2 differences"));
        assert_eq!(
            told(r#"{"parameters": []}"#, r#"{"parameters": [{"in": "query", "name": "q"}]}"#).lines().next(),
            Some("parameters > query q")
        );
    }
}
