//! Unions: enums whose variants hold one value each.
//!
//! The derive states a table of [`Variant`]s and how one is chosen; everything is decided here. [`smart`] looks for the
//! best fit, [`tagged`] at a member that tells which it is.

mod called;
mod smart;
mod tagged;
mod variant;

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::OnceLock;

pub use self::called::{CustomError, Discriminator};
use self::tagged::Tags;
pub use self::variant::{UnionMember, Variant};
use crate::issue::{Code, Issue, LocItem};
use crate::json::{Bail, Reader, Writer};
use crate::model::Fields;
use crate::{Failed, Generator, Input, Rules, Schema, Selected, Shape, Validation};

/// How many unions may stand in each other's names and schemas. Models end the first, and are described once each: no
/// application comes near.
const NESTED_MAX: usize = 256;

thread_local! {
    /// How many unions are around the one that is named or described.
    static NESTED: Cell<usize> = const { Cell::new(0) };
}

/// Names or describes what a union holds.
///
/// # Panics
/// It holds itself.
fn inside<U, T>(make: impl FnOnce() -> T) -> T {
    let depth = NESTED.get();
    assert!(
        depth < NESTED_MAX,
        "the union `{}` holds itself without a model in between, so that nothing can name and describe it: hold it in \
         a field of a model, or make it a root model, `struct Tree(Vec<Tree>)`",
        std::any::type_name::<U>()
    );
    NESTED.set(depth + 1);
    let made = make();
    NESTED.set(depth);
    made
}

/// The facts about a union.
pub struct Union<U: 'static> {
    choosing: Choosing,
    members: &'static [&'static (dyn UnionMember<U> + Sync)],
    custom_error: Option<CustomError>,
    tags: OnceLock<Tags>,
}

/// How the member is chosen.
#[derive(Debug, Clone, Copy)]
pub enum Choosing {
    /// The one that fits best.
    Smart,
    /// The first one that accepts the input.
    LeftToRight,
    /// The one whose tag stands in the member of that name.
    Tagged(&'static str),
    /// The one whose tag a function finds.
    Called(Discriminator),
}

impl<U> Union<U> {
    /// A union of these members.
    #[must_use]
    pub const fn new(choosing: Choosing, members: &'static [&'static (dyn UnionMember<U> + Sync)]) -> Self {
        Self { choosing, members, custom_error: None, tags: OnceLock::new() }
    }

    /// States what is said instead where a tag is missing or unknown.
    #[must_use]
    pub const fn custom_error(mut self, error: CustomError) -> Self {
        self.custom_error = Some(error);
        self
    }

    /// The name of the union: `Union[int, str]`.
    ///
    /// # Panics
    /// The union holds itself, and no model stands in between: the developer is told when the application is built.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        let names: Vec<_> = inside::<U, _>(|| self.members.iter().map(|member| member.name()).collect());
        format!("Union[{}]", names.join(", ")).into()
    }

    /// What stands for the union in the place of an issue, if it is a member itself.
    #[must_use]
    pub fn label(&self, rules: &Rules) -> Cow<'static, str> {
        let is_tagged = matches!(self.choosing, Choosing::Tagged(_) | Choosing::Called(_));
        let members = self.members.iter();
        let labels: Vec<_> =
            members.map(|member| if is_tagged { member.label(rules) } else { member.place(rules) }).collect();
        let kind = if is_tagged { "tagged-union" } else { "union" };
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
            Choosing::Called(function) => {
                let place = self.tags("").called(function, &reader.clone().value()?).ok_or(Bail)?;
                self.member(place).read(reader, rules)
            }
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
            Choosing::Tagged(_) | Choosing::Called(_) => {
                let (place, tag) = self.chosen(input, state)?;
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

    /// Writes the value of whichever member it is as outside of models.
    pub fn write_bare(&self, union: &U, writer: &mut Writer) {
        let written = self.members.iter().any(|member| member.write_bare(union, writer));
        debug_assert!(written, "each variant is a member");
    }

    /// Writes what is selected of the value of whichever member it is.
    pub fn write_selected(&self, union: &U, writer: &mut Writer, selected: &Selected<'_>) {
        let written = self.members.iter().any(|member| member.write_selected(union, writer, selected));
        debug_assert!(written, "each variant is a member");
    }

    /// Whether the value is none.
    pub fn is_none(&self, union: &U) -> bool {
        self.members.iter().any(|member| member.is_none(union))
    }

    /// Whether each member knows which of its fields were sent.
    #[must_use]
    pub fn knows_unset(&self) -> bool {
        self.members.iter().all(|member| member.knows_unset())
    }

    /// `anyOf` the members, or `oneOf` them with what tells them apart.
    ///
    /// # Panics
    /// As [`name`](Self::name).
    pub fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema {
        let members = self.members.iter();
        let schemas: Vec<_> = inside::<U, _>(|| members.map(|member| member.schema(rules, generator)).collect());
        match self.choosing {
            Choosing::Tagged(name) => self.tags(name).schema(schemas),
            Choosing::Called(_) => Schema::one_of(schemas),
            _ => Schema::any_of(schemas),
        }
    }

    /// Declares the fields of all members, for a union around that asks for their tags.
    pub fn declare(&self, fields: &mut Fields<'_>) {
        self.members.iter().for_each(|member| member.declare(fields));
    }

    /// The place of the member that the tag tells, and the tag.
    fn chosen<'a>(&self, input: &'a Input<'a>, state: &mut Validation<'a>) -> Result<(usize, LocItem<'a>), Failed> {
        let found = match self.choosing {
            Choosing::Called(function) => self.tags("").find_called(function, input),
            Choosing::Tagged(name) => self.tags(name).find(input),
            Choosing::Smart | Choosing::LeftToRight => Err(Box::new(Issue::new(Code::UnionTagNotFound, input))),
        };
        found.map_err(|issue| {
            let is_about_tags = matches!(issue.code(), "union_tag_invalid" | "union_tag_not_found");
            let custom = self.custom_error.as_ref().filter(|_| is_about_tags);
            state.record(custom.map_or(*issue, |error| error.issue(input)))
        })
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

/// How the values of a union look: as scalars if all of its members do, as a list if one of those is a list, and
/// otherwise as nothing that a text could hold.
#[must_use]
pub const fn union_shape(members: &[Shape]) -> Shape {
    let mut shape = Shape::Scalar;
    let mut models = 0;
    let mut place = 0;
    while place < members.len() {
        match members[place] {
            Shape::Scalar => {}
            Shape::List => shape = Shape::List,
            Shape::Model => models += 1,
            Shape::Any | Shape::Other | Shape::Models => return Shape::Other,
        }
        place += 1;
    }
    match models {
        0 => shape,
        _ if models == members.len() => Shape::Models,
        _ => Shape::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Reader, parse};

    #[derive(Debug, PartialEq)]
    enum Mixed {
        Float(f64),
        Int(i64),
        Flag(bool),
        Texts(Vec<String>),
    }

    const FLOAT: Variant<Mixed, f64> =
        Variant::new(Mixed::Float, |union| if let Mixed::Float(value) = union { Some(value) } else { None });
    const INT: Variant<Mixed, i64> =
        Variant::new(Mixed::Int, |union| if let Mixed::Int(value) = union { Some(value) } else { None });
    const FLAG: Variant<Mixed, bool> =
        Variant::new(Mixed::Flag, |union| if let Mixed::Flag(value) = union { Some(value) } else { None });
    const TEXTS: Variant<Mixed, Vec<String>> =
        Variant::new(Mixed::Texts, |union| if let Mixed::Texts(value) = union { Some(value) } else { None })
            .rules(Rules::NEW.items(&const { Rules::NEW.max_length(2) }));

    static SMART: Union<Mixed> = Union::new(Choosing::Smart, &[&FLOAT, &INT, &FLAG, &TEXTS]);
    static FIRST: Union<Mixed> = Union::new(Choosing::LeftToRight, &[&FLOAT, &INT, &FLAG, &TEXTS]);

    /// What both passes make of a text, or the places of the issues; the passes may not disagree.
    fn validated(union: &Union<Mixed>, text: &str) -> Result<Mixed, Vec<String>> {
        let input = parse(text).unwrap();
        let mut state = Validation::new();
        let result = union.validate(&input, &Rules::NEW, &mut state);
        if let Ok(fast) = union.read(&mut Reader::new(text), &Rules::NEW) {
            assert_eq!(Ok(&fast), result.as_ref(), "{text}");
        }
        let place = |issue: &crate::Issue<'_>| issue.location().map(ToString::to_string).collect::<Vec<_>>().join(".");
        result.map_err(|_| state.into_issues().iter().map(place).collect())
    }

    #[test]
    fn the_best_fit_is_chosen_and_the_first_of_equals() {
        assert_eq!(validated(&SMART, "1"), Ok(Mixed::Int(1)));
        assert_eq!(validated(&SMART, "1.0"), Ok(Mixed::Float(1.0)));
        assert_eq!(validated(&SMART, "true"), Ok(Mixed::Flag(true)));
        assert_eq!(validated(&SMART, r#""1""#), Ok(Mixed::Float(1.0)));
        assert_eq!(validated(&SMART, r#""yes""#), Ok(Mixed::Flag(true)));
        assert_eq!(validated(&SMART, r#"["a"]"#), Ok(Mixed::Texts(vec!["a".to_owned()])));
    }

    #[test]
    fn the_first_that_accepts_is_chosen_from_left_to_right() {
        assert_eq!(validated(&FIRST, "1"), Ok(Mixed::Float(1.0)));
        assert_eq!(validated(&FIRST, "true"), Ok(Mixed::Float(1.0)));
    }

    #[test]
    fn what_each_member_finds_wrong_stands_below_its_label() {
        let places = ["float", "int", "bool", "list[constrained-str].1"].map(str::to_owned);
        assert_eq!(validated(&SMART, r#"["a", "abc"]"#), Err(places.to_vec()));
    }

    #[test]
    fn the_fast_pass_decides_only_where_the_fit_is_certain() {
        assert!(SMART.read(&mut Reader::new("1"), &Rules::NEW).is_err());
        assert!(SMART.read(&mut Reader::new("true"), &Rules::NEW).is_ok());
    }

    #[test]
    fn the_value_is_written_without_its_variant() {
        let mut writer = Writer::new();
        SMART.write(&Mixed::Flag(true), &mut writer);
        assert_eq!(writer.as_bytes(), b"true");
    }

    #[test]
    fn one_member_that_is_no_parameter_decides_on_the_shape() {
        assert_eq!(union_shape(&[Shape::Scalar, Shape::Scalar]), Shape::Scalar);
        assert_eq!(union_shape(&[Shape::Scalar, Shape::List]), Shape::List);
        assert_eq!(union_shape(&[Shape::List, Shape::Model, Shape::Scalar]), Shape::Other);
        assert_eq!(union_shape(&[Shape::Model, Shape::Model]), Shape::Models);
        assert_eq!(union_shape(&[Shape::Model, Shape::Models]), Shape::Other);
    }
}
