//! Unions: enums whose variants hold one value each.
//!
//! The derive states a table of [`Variant`]s and how one is chosen; everything is decided here. [`smart`] looks for the best
//! fit, [`tagged`] at a member that tells which it is.

mod smart;
mod tagged;
mod variant;

use std::borrow::Cow;
use std::sync::OnceLock;

use self::tagged::Tags;
pub use self::variant::{UnionMember, Variant};
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Rules, Schema, Shape, Validation};

/// The facts about a union.
pub struct Union<U: 'static> {
    choosing: Choosing,
    members: &'static [&'static (dyn UnionMember<U> + Sync)],
    tags: OnceLock<Tags>,
}

/// How the member is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// The one that fits best.
    Smart,
    /// The first one that accepts the input.
    LeftToRight,
    /// The one whose tag stands in the member of that name.
    Tagged(&'static str),
}

impl<U> Union<U> {
    /// A union of these members.
    #[must_use]
    pub const fn new(choosing: Choosing, members: &'static [&'static (dyn UnionMember<U> + Sync)]) -> Self {
        Self { choosing, members, tags: OnceLock::new() }
    }

    /// The name of the union: `Union[int, str]`.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        let names: Vec<_> = self.members.iter().map(|member| member.name()).collect();
        format!("Union[{}]", names.join(", ")).into()
    }

    /// What stands for the union in the place of an issue, if it is a member itself.
    #[must_use]
    pub fn label(&self, rules: &Rules) -> Cow<'static, str> {
        let labels: Vec<_> = self.members.iter().map(|member| member.label(rules)).collect();
        let kind = if matches!(self.choosing, Choosing::Tagged(_)) { "tagged-union" } else { "union" };
        format!("{kind}[{}]", labels.join(",")).into()
    }

    /// The fast pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    pub fn read(&self, reader: &mut Reader<'_>, rules: &Rules) -> Result<U, Bail> {
        match self.choosing {
            Choosing::Smart => smart::read(self.members, reader, rules),
            // What the first member refuses here it may still convert.
            Choosing::LeftToRight => self.members.first().ok_or(Bail)?.read(reader, rules),
            Choosing::Tagged(name) => self.member(self.tags(name).read(reader)?).read(reader, rules),
        }
    }

    /// The complete pass.
    ///
    /// # Errors
    /// No member accepts the input, or the one that its tag names doesn't; that was recorded.
    pub fn validate<'a>(&self, input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<U, Failed> {
        match self.choosing {
            Choosing::Smart => smart::best(self.members, input, rules, state),
            Choosing::LeftToRight => smart::first(self.members, input, rules, state),
            Choosing::Tagged(name) => {
                let (place, tag) = self.tags(name).find(input, state)?;
                let mark = state.mark();
                self.member(place).validate(input, rules, state).inspect_err(|_| state.locate(mark, tag))
            }
        }
    }

    /// Writes the value of whichever member it is.
    pub fn write(&self, union: &U, writer: &mut Writer) {
        let written = self.members.iter().any(|member| member.write(union, writer));
        debug_assert!(written, "each variant is a member");
    }

    /// `anyOf` the members, or `oneOf` them with what tells them apart.
    pub fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema {
        let schemas: Vec<_> = self.members.iter().map(|member| member.schema(rules, generator)).collect();
        match self.choosing {
            Choosing::Tagged(name) => self.tags(name).schema(schemas),
            _ => Schema::any_of(schemas),
        }
    }

    fn member(&self, place: usize) -> &dyn UnionMember<U> {
        self.members[place]
    }

    fn tags(&self, name: &'static str) -> &Tags {
        self.tags.get_or_init(|| Tags::gather(name, self.members.iter().map(|member| member.tags(name))))
    }
}

// The functions say nothing to a reader.
impl<U> std::fmt::Debug for Union<U> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Union").field("choosing", &self.choosing).finish_non_exhaustive()
    }
}

/// How the values of a union look: as its members do if they look alike, and as a list if one of them is a list of what the
/// others are.
#[must_use]
pub const fn union_shape(members: &[Shape]) -> Shape {
    let mut shape = Shape::Scalar;
    let mut place = 0;
    while place < members.len() {
        match members[place] {
            Shape::Scalar => {}
            Shape::List => shape = Shape::List,
            Shape::Any | Shape::Other | Shape::Model => return Shape::Other,
        }
        place += 1;
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_member_that_is_no_parameter_decides_on_the_shape() {
        assert_eq!(union_shape(&[Shape::Scalar, Shape::Scalar]), Shape::Scalar);
        assert_eq!(union_shape(&[Shape::Scalar, Shape::List]), Shape::List);
        assert_eq!(union_shape(&[Shape::List, Shape::Model, Shape::Scalar]), Shape::Other);
    }
}
