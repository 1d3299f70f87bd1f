//! Choosing by a tag: a member of the object tells which it is.

use std::borrow::Cow;

use crate::input::{python_repr, python_str};
use crate::issue::{Code, Issue, LocItem, Parameter};
use crate::json::{Bail, Reader};
use crate::model::Choice;
use crate::{Failed, Input, Object, Schema, Validation, Value};

/// What a member says about its tags.
#[derive(Debug)]
pub struct TagsOfMember {
    /// The name of its type.
    pub member: Cow<'static, str>,
    /// The name of the discriminator on the wire, if it is another one.
    pub alias: Option<&'static str>,
    /// The tags by which it is chosen.
    pub tags: Vec<Choice>,
}

/// The tags of a union, each with the place of its member.
#[derive(Debug)]
pub(super) struct Tags {
    name: &'static str,
    alias: Option<&'static str>,
    tags: Vec<(Choice, usize)>,
}

impl Tags {
    /// # Panics
    /// A member has no tag, or two have the same one: the developer is told when the application is built.
    pub(super) fn gather(name: &'static str, members: impl Iterator<Item = TagsOfMember>) -> Self {
        let mut gathered = Self { name, alias: None, tags: Vec::new() };
        for (place, member) in members.enumerate() {
            assert!(
                !member.tags.is_empty(),
                "`{}` has no field `{name}` with a fixed list of values to be told by: give it one, or write \
                 `#[field(tag = \"..\")]` at the variant",
                member.member
            );
            for tag in member.tags {
                let known = gathered.tags.iter().any(|(known, _)| *known == tag);
                assert!(!known, "two members of a union have the tag {}", python_repr(&tag.to_value()));
                gathered.tags.push((tag, place));
            }
            gathered.alias = gathered.alias.or(member.alias);
        }
        gathered
    }

    fn place(&self, tag: &Input<'_>) -> Option<usize> {
        self.tags.iter().find(|(known, _)| known.is(tag)).map(|(_, place)| *place)
    }

    /// The place of the member that an object is of. The reader stays where it is.
    pub(super) fn read(&self, reader: &Reader<'_>) -> Result<usize, Bail> {
        let mut found = None;
        reader.clone().read_object(|name, reader| {
            if name == self.name && found.is_none() {
                let tag = reader.value()?;
                found = Some(self.place(&tag).ok_or(Bail)?);
                return Ok(());
            }
            // Of two members of one name the last counts, and either of two names: the complete pass knows.
            if name == self.name || Some(&*name) == self.alias { Err(Bail) } else { reader.skip_value() }
        })?;
        found.ok_or(Bail)
    }

    /// The place of the member that an input is of, and its tag.
    pub(super) fn find<'a>(
        &self,
        input: &'a Input<'a>,
        state: &mut Validation<'a>,
    ) -> Result<(usize, LocItem<'a>), Failed> {
        let Input::Object(object) = input else { return Err(state.fail(Code::ModelAttributesType, input)) };
        let tag = object.get(self.name).or_else(|| object.get(self.alias?));
        let Some(tag) = tag else {
            return Err(state.record(self.issue(Code::UnionTagNotFound, input)));
        };
        self.place(tag).map(|place| (place, location(tag))).ok_or_else(|| {
            let issue = self.issue(Code::UnionTagInvalid, input);
            let issue = issue.with("tag", Parameter::Text(python_str(tag).into()));
            state.record(issue.with("expected_tags", Parameter::Text(self.expected().into())))
        })
    }

    fn issue<'a>(&self, code: Code, input: &'a Input<'a>) -> Issue<'a> {
        let names = [Some(self.name), self.alias].into_iter().flatten();
        let names: Vec<String> = names.map(|name| python_repr(&name.into())).collect();
        Issue::new(code, input).with("discriminator", Parameter::Text(names.join(" | ").into()))
    }

    fn expected(&self) -> String {
        let tags: Vec<String> = self.tags.iter().map(|(tag, _)| python_repr(&tag.to_value())).collect();
        tags.join(", ")
    }

    /// `oneOf` the members, with the member that tells them apart, and which component a tag stands for.
    pub(super) fn schema(&self, members: Vec<Schema>) -> Schema {
        let mut mapping = Object::new();
        for (tag, place) in &self.tags {
            if let Some(reference) = members[*place].get("$ref") {
                mapping.insert(python_str(&tag.to_value()), reference.clone());
            }
        }
        let mut discriminator = Object::new();
        discriminator.insert("propertyName", self.alias.unwrap_or(self.name));
        discriminator.insert("mapping", Value::Object(mapping));
        let mut schema = Schema::any();
        schema.set("oneOf", Value::Array(members.into_iter().map(Into::into).collect()));
        schema.set("discriminator", Value::Object(discriminator));
        schema
    }
}

impl Choice {
    /// Whether an input is this very value.
    fn is(self, input: &Input<'_>) -> bool {
        match (self, input) {
            (Self::Text(known), Input::Str(text)) => known == text,
            (Self::Int(known), Input::Int(value)) => known == *value,
            _ => false,
        }
    }
}

/// The tag as a step of a place.
fn location<'a>(tag: &'a Input<'a>) -> LocItem<'a> {
    match tag {
        Input::Str(text) => LocItem::from(&**text),
        Input::Int(value) => LocItem::from(*value),
        other => LocItem::from(python_str(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags() -> Tags {
        let of_cat = TagsOfMember { member: "Cat".into(), alias: Some("type"), tags: vec![Choice::Text("cat")] };
        let of_one = TagsOfMember { member: "One".into(), alias: None, tags: vec![Choice::Int(1)] };
        Tags::gather("kind", [of_cat, of_one].into_iter())
    }

    fn found(text: &str) -> Result<usize, String> {
        let input = crate::json::parse(text).unwrap();
        let mut state = Validation::new();
        let found = tags().find(&input, &mut state).map(|(place, _)| place);
        if let Ok(place) = tags().read(&Reader::new(text)) {
            assert_eq!(Ok(place), found, "{text}");
        }
        found.map_err(|_| state.into_report().issues()[0].message())
    }

    #[test]
    fn a_tag_is_found_by_the_name_and_by_the_alias() {
        assert_eq!(found(r#"{"a": {}, "kind": "cat"}"#), Ok(0));
        assert_eq!(found(r#"{"type": 1}"#), Ok(1));
        assert_eq!(found(r#"{"type": 1, "kind": "cat"}"#), Ok(0));
        assert_eq!(found(r#"{"kind": 1, "kind": "cat"}"#), Ok(0));
    }

    #[test]
    fn what_is_no_tag_is_told_with_those_that_are() {
        let message = "Input tag 'None' found using 'kind' | 'type' does not match any of the expected tags: 'cat', 1";
        assert_eq!(found(r#"{"kind": null}"#), Err(message.to_owned()));
        let message = "Unable to extract tag using discriminator 'kind' | 'type'";
        assert_eq!(found("{}"), Err(message.to_owned()));
    }

    #[test]
    #[should_panic(expected = "`Dog` has no field `kind`")]
    fn a_member_without_tag_is_told_at_the_start() {
        Tags::gather("kind", [TagsOfMember { member: "Dog".into(), alias: None, tags: Vec::new() }].into_iter());
    }
}
