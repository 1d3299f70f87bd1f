use std::borrow::Cow;
use std::fmt;

use super::tagged::TagsOfMember;
use crate::json::{Bail, Reader, Writer};
use crate::model::kind_of::KindOf;
use crate::model::{Choice, Fields};
use crate::{Failed, Generator, Input, Kind, Rules, Schema, Shape, Validation};

/// A variant of the union `U` that holds a `T`: the facts about it, and the way between the two types.
pub struct Variant<U, T> {
    make: fn(T) -> U,
    get: fn(&U) -> Option<&T>,
    rules: Option<Rules>,
    tag: Option<&'static str>,
    kind: KindOf<T>,
}

impl<U, T: Kind> Variant<U, T> {
    /// A variant about which nothing else is said.
    #[must_use]
    pub const fn new(make: fn(T) -> U, get: fn(&U) -> Option<&T>) -> Self {
        Self { make, get, rules: None, tag: None, kind: KindOf::NEW }
    }
}

impl<U, T> Variant<U, T> {
    /// How its values look.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.kind.shape
    }

    /// States the constraints of its value.
    #[must_use]
    pub const fn rules(mut self, rules: Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// States the tag by which it is chosen, if its type doesn't.
    #[must_use]
    pub const fn tag(mut self, tag: &'static str) -> Self {
        self.tag = Some(tag);
        self
    }

    /// Goes on with its own constraints and the options of the model around the union.
    fn with_rules<R>(&self, around: &Rules, go_on: impl FnOnce(&Rules) -> R) -> R {
        match (&self.rules, around.inherited) {
            (Some(own), Some(options)) => go_on(&own.over(options)),
            (Some(own), None) => go_on(own),
            (None, options) => go_on(options.unwrap_or(&Rules::NEW)),
        }
    }
}

/// A member of the union `U`, its own type forgotten.
pub trait UnionMember<U> {
    /// Whether what the fast pass reads fits exactly.
    fn is_exact(&self) -> bool;

    /// The name of its type.
    fn name(&self) -> Cow<'static, str>;

    /// What stands for it in the place of an issue.
    fn label(&self, rules: &Rules) -> Cow<'static, str>;

    /// The fast pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    fn read(&self, reader: &mut Reader<'_>, rules: &Rules) -> Result<U, Bail>;

    /// The complete pass.
    ///
    /// # Errors
    /// What is wrong with the input was recorded.
    fn validate<'a>(&self, input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<U, Failed>;

    /// Writes the value if it is of this member.
    fn write(&self, union: &U, writer: &mut Writer) -> bool;

    /// Describes its values.
    fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema;

    /// Declares the fields of its type.
    fn declare(&self, fields: &mut Fields<'_>);

    /// The tags by which it is chosen, where the field of that name holds them.
    fn tags(&self, discriminator: &str) -> TagsOfMember;
}

impl<U, T> UnionMember<U> for Variant<U, T> {
    fn is_exact(&self) -> bool {
        self.kind.is_exact
    }

    fn name(&self) -> Cow<'static, str> {
        (self.kind.name)()
    }

    fn label(&self, rules: &Rules) -> Cow<'static, str> {
        self.with_rules(rules, self.kind.label)
    }

    fn read(&self, reader: &mut Reader<'_>, rules: &Rules) -> Result<U, Bail> {
        self.with_rules(rules, |rules| (self.kind.read)(reader, rules)).map(self.make)
    }

    fn validate<'a>(&self, input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<U, Failed> {
        self.with_rules(rules, |rules| (self.kind.validate)(input, rules, state)).map(self.make)
    }

    fn write(&self, union: &U, writer: &mut Writer) -> bool {
        (self.get)(union).map(|value| (self.kind.write)(value, writer)).is_some()
    }

    fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema {
        self.with_rules(rules, |rules| (self.kind.schema)(rules, generator))
    }

    fn declare(&self, fields: &mut Fields<'_>) {
        (self.kind.declare)(fields);
    }

    fn tags(&self, discriminator: &str) -> TagsOfMember {
        let mut fields = Fields::without_schemas();
        (self.kind.declare)(&mut fields);
        // A union inside of a union declares the fields of all its members.
        let mut fields = fields.into_declared();
        fields.retain(|field| field.info.name == discriminator);
        let alias = fields.first().and_then(|field| field.info.alias);
        let mut tags: Vec<Choice> = self.tag.map(Choice::Text).into_iter().collect();
        for choice in fields.iter().flat_map(|field| field.choices).filter(|_| self.tag.is_none()) {
            if !tags.contains(choice) {
                tags.push(*choice);
            }
        }
        TagsOfMember { member: self.name(), alias, tags }
    }
}

// The functions say nothing to a reader.
impl<U, T> fmt::Debug for Variant<U, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Variant").field("rules", &self.rules).field("tag", &self.tag).finish_non_exhaustive()
    }
}
