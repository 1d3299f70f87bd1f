//! Choosing by a tag: a member of the object tells which it is.

use std::borrow::Cow;

use super::Discriminator;
use crate::input::{python_repr, python_str};
use crate::issue::{Code, Issue, LocItem, Parameter};
use crate::json::{Bail, Reader};
use crate::model::Choice;
use crate::{Input, Kind as _, Object, Schema, Value};

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
                let value = tag.to_value();
                let known = gathered.tags.iter().any(|(known, _)| known.equals(&value));
                assert!(!known, "two members of a union have the tag {}", python_repr(&value));
                gathered.tags.push((tag, place));
            }
            gathered.alias = gathered.alias.or(member.alias);
        }
        gathered
    }

    fn place(&self, tag: &Input<'_>) -> Option<usize> {
        self.tags.iter().find(|(known, _)| known.equals(tag)).map(|(_, place)| *place)
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
    pub(super) fn find<'a>(&self, input: &'a Input<'a>) -> Result<(usize, LocItem<'a>), Box<Issue<'a>>> {
        let Input::Object(object) = input else { return Err(Box::new(Issue::new(Code::ModelAttributesType, input))) };
        let tag = object.get(self.name).or_else(|| object.get(self.alias?));
        let place = tag.and_then(|tag| self.place(tag));
        place.zip(tag.map(location)).ok_or_else(|| Box::new(self.issue(self.names(), tag, input)))
    }

    #[cold]
    fn names(&self) -> String {
        let names = [Some(self.name), self.alias].into_iter().flatten();
        let names: Vec<String> = names.map(|name| python_repr(&name.into())).collect();
        names.join(" | ")
    }

    /// The place of the member whose tag a function finds.
    pub(super) fn called(&self, function: Discriminator, input: &Input<'_>) -> Option<usize> {
        self.place(&(function.tag)(input)?)
    }

    /// The place of the member whose tag a function finds, and the tag.
    pub(super) fn find_called<'a>(
        &self,
        function: Discriminator,
        input: &'a Input<'a>,
    ) -> Result<(usize, LocItem<'a>), Box<Issue<'a>>> {
        let tag = (function.tag)(input).filter(|tag| !tag.is_null());
        let place = tag.as_ref().and_then(|tag| self.place(tag));
        let step = tag.as_ref().map(|tag| location(tag).into_owned());
        place.zip(step).ok_or_else(|| Box::new(self.issue(function.name.to_owned(), tag.as_ref(), input)))
    }

    /// Tells that a tag is missing, or that it is none of those that are known.
    #[cold]
    fn issue<'a>(&self, discriminator: String, tag: Option<&Input<'_>>, input: &'a Input<'a>) -> Issue<'a> {
        let discriminator = Parameter::Text(discriminator.into());
        match tag {
            None => Issue::new(Code::UnionTagNotFound, input).with("discriminator", discriminator),
            Some(tag) => Issue::new(Code::UnionTagInvalid, input)
                .with("discriminator", discriminator)
                .with("tag", Parameter::Text(python_str(tag).into()))
                .with("expected_tags", Parameter::Text(self.expected().into())),
        }
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
                mapping.insert(key(*tag), reference.clone());
            }
        }
        let mut discriminator = Object::new();
        discriminator.insert("propertyName", self.alias.unwrap_or(self.name));
        discriminator.insert("mapping", Value::Object(mapping));
        let mut schema = Schema::one_of(members);
        schema.set("discriminator", Value::Object(discriminator));
        schema
    }
}

/// The tag as the name of a member of JSON.
fn key(tag: Choice) -> String {
    match tag {
        Choice::Text(text) => text.to_owned(),
        other => String::from_utf8(other.to_value().dump_json()).unwrap_or_default(),
    }
}

/// The tag as a step of a place.
fn location<'a>(tag: &'a Input<'a>) -> LocItem<'a> {
    match tag {
        Input::Str(text) => LocItem::from(&**text),
        // Python takes `True` for an integer.
        Input::Bool(value) => LocItem::from(i64::from(*value)),
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
        let found = tags().find(&input).map(|(place, _)| place).map_err(|issue| issue.message());
        if let Ok(place) = tags().read(&Reader::new(text)) {
            assert_eq!(Ok(place), found, "{text}");
        }
        found
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
