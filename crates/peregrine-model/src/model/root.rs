//! Models of one value: pydantic's root models, and types with constraints under a name.

use std::borrow::Cow;
use std::fmt;

use super::kind_of::KindOf;
use super::{Choice, Field, Fields, ModelInfo};
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::{Exactness, Failed, Generator, Input, Kind, Rules, Schema, Selected, Shape, Validation};

/// The facts about a model that holds one value.
///
/// A root model is a component of its own. An inline one is nothing but its value: that it has a name of its own in the
/// source shows nowhere.
pub struct Root<T> {
    info: &'static ModelInfo,
    field: Field<T>,
    is_inline: bool,
    kind: KindOf<T>,
}

impl<T: Kind> Root<T> {
    /// A root model.
    #[must_use]
    pub const fn new(info: &'static ModelInfo, field: Field<T>) -> Self {
        Self { info, field, is_inline: false, kind: KindOf::NEW }
    }

    /// A type with constraints under a name.
    #[must_use]
    pub const fn inline(info: &'static ModelInfo, field: Field<T>) -> Self {
        Self { info, field, is_inline: true, kind: KindOf::NEW }
    }
}

impl<T> Root<T> {
    /// How the values of an inline model look.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.kind.shape
    }

    /// Whether a field of an inline model gets a title made of its name.
    #[must_use]
    pub const fn is_titled(&self) -> bool {
        self.kind.is_titled && self.field.info.title.is_none()
    }

    /// Whether what the fast pass reads fits an inline model exactly.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.kind.is_exact
    }

    /// The values of an inline model, if they are a fixed list.
    #[must_use]
    pub const fn choices(&self) -> &'static [Choice] {
        self.kind.choices
    }

    /// Whether there may be a model among the values of an inline model, which runs its validators once more when it is
    /// answered.
    #[must_use]
    pub const fn may_be_revised(&self) -> bool {
        self.kind.may_be_revised()
    }

    /// Runs the validators of an answered value once more.
    ///
    /// # Errors
    /// A validator refuses the value.
    pub fn revise(&self, value: T) -> Result<T, Report<'static>> {
        (self.kind.revise)(value)
    }

    /// The name of the type: that of the value, if it is inline.
    #[must_use]
    pub fn name(&self, own: Cow<'static, str>) -> Cow<'static, str> {
        if self.is_inline { (self.kind.name)() } else { own }
    }

    /// What stands for it in the place of an issue, if it is a member of a union.
    #[must_use]
    pub fn label(&self, own: Cow<'static, str>, around: &Rules) -> Cow<'static, str> {
        if self.is_inline { self.with_rules(around, self.kind.label) } else { own }
    }

    /// The fast pass.
    ///
    /// # Errors
    /// The complete pass must decide.
    #[inline]
    pub fn read(&self, reader: &mut Reader<'_>, around: &Rules) -> Result<T, Bail> {
        self.with_rules(around, |rules| (self.kind.read)(reader, rules))
    }

    /// The fast pass over one text.
    ///
    /// # Errors
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_text(&self, text: &str, around: &Rules) -> Result<T, Bail> {
        self.with_rules(around, |rules| (self.kind.read_text)(text, rules))
    }

    /// The complete pass.
    ///
    /// # Errors
    /// What is wrong with the input was recorded.
    pub fn validate<'a>(&self, input: &'a Input<'a>, around: &Rules, state: &mut Validation<'a>) -> Result<T, Failed> {
        if self.is_inline {
            return self.with_rules(around, |rules| (self.kind.validate)(input, rules, state));
        }
        state.enter(self.info, input)?;
        let result = (self.kind.validate)(input, &self.field.info.rules, state);
        state.leave();
        // A strict field takes for a model what makes one.
        state.loosen(Exactness::Strict);
        result
    }

    /// Writes the value.
    #[inline]
    pub fn write(&self, value: &T, writer: &mut Writer) {
        (self.kind.write)(value, writer);
    }

    /// Writes the value as outside of models.
    pub fn write_bare(&self, value: &T, writer: &mut Writer) {
        let write = if self.is_inline { self.kind.write_bare } else { self.kind.write };
        write(value, writer);
    }

    /// Writes what is selected of the value.
    pub fn write_selected(&self, value: &T, writer: &mut Writer, selected: &Selected<'_>) {
        (self.kind.write_selected)(value, writer, selected);
    }

    /// Whether the value is none.
    #[must_use]
    pub fn is_none(&self, value: &T) -> bool {
        (self.kind.is_none)(value)
    }

    /// Whether the value was sent, as far as it knows.
    #[must_use]
    pub fn is_set(&self, value: &T) -> bool {
        (self.kind.is_set)(value)
    }

    /// Whether two values are the same.
    #[must_use]
    pub fn equals(&self, one: &T, other: &T) -> bool {
        (self.kind.equals)(one, other)
    }

    /// Whether what it holds knows which of its fields were sent.
    #[must_use]
    pub fn knows_unset(&self) -> bool {
        (self.kind.knows_unset)()
    }

    /// The schema of the value, or the reference to the component that it is.
    pub fn schema(&self, own: Cow<'static, str>, around: &Rules, generator: &mut Generator) -> Schema {
        if self.is_inline {
            let schema = self.with_rules(around, |rules| (self.kind.schema)(rules, generator));
            return self.described(schema, self.field.info.title.map(Cow::Borrowed));
        }
        let key = self.info.key(own.clone());
        generator.component(key, |generator| {
            let schema = (self.kind.schema)(&self.field.info.rules, generator);
            let title = self.field.info.title.or(self.info.title).map_or(own, Cow::Borrowed);
            self.described(schema, Some(title))
        })
    }

    fn described(&self, schema: Schema, title: Option<Cow<'static, str>>) -> Schema {
        let mut schema = super::fields::decorated(schema, title, &self.field.info, None);
        if !self.info.description.is_empty() {
            schema.set("description", self.info.description);
        }
        super::fields::extend(&mut schema, self.info.schema_extra);
        schema
    }

    /// Declares the fields of an inline model of a model.
    pub fn declare(&self, fields: &mut Fields<'_>) {
        if self.is_inline {
            (self.kind.declare)(fields);
        }
    }

    /// The value of a field that isn't there, if the value of an inline model may be absent.
    #[must_use]
    pub fn absent(&self) -> Option<T> {
        if self.is_inline { (self.kind.absent)() } else { None }
    }

    /// Goes on with its own constraints, and those of the place where an inline model stands.
    #[inline]
    fn with_rules<R>(&self, around: &Rules, go_on: impl FnOnce(&Rules) -> R) -> R {
        let own = &self.field.info.rules;
        if self.is_inline && !around.is_silent { go_on(&own.over(around)) } else { go_on(own) }
    }
}

// The functions say nothing to a reader.
impl<T> fmt::Debug for Root<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Root").field("info", self.info).field("field", &self.field.info).finish_non_exhaustive()
    }
}
