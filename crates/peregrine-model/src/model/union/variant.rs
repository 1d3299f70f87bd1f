use std::borrow::Cow;
use std::fmt;

use super::tagged::TagsOfMember;
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::model::kind_of::KindOf;
use crate::model::{Choice, Fields};
use crate::validator::{AfterFn, Asked, Layer, OwnFn, Treatment, label_of};
use crate::{Failed, Generator, Input, Kind, Mode, Rules, Schema, Selected, Shape, Validation, ValidationInfo};

/// A variant of the union `U` that holds a `T`: the facts about it, and the way between the two types.
pub struct Variant<U, T> {
    make: fn(T) -> U,
    get: fn(&U) -> Option<&T>,
    rules: Option<Rules>,
    tag: Option<&'static str>,
    treatment: Treatment<T>,
    layers: &'static [Layer],
    kind: KindOf<T>,
}

impl<U, T: Kind> Variant<U, T> {
    /// A variant about which nothing else is said.
    #[must_use]
    pub const fn new(make: fn(T) -> U, get: fn(&U) -> Option<&T>) -> Self {
        Self { make, get, rules: None, tag: None, treatment: Treatment::Kind, layers: &[], kind: KindOf::NEW }
    }
}

impl<U, T> Variant<U, T> {
    /// How its values look.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.kind.shape
    }

    /// Whether something of its values may run once more when they are answered.
    #[must_use]
    pub const fn may_be_revised(&self) -> bool {
        self.kind.may_be_revised() || matches!(self.treatment, Treatment::After(_))
    }

    /// Runs the validators of an answered value once more, and those that stand after them.
    ///
    /// # Errors
    /// A validator refuses the value.
    pub fn revise(&self, value: T) -> Result<T, Report<'static>> {
        let value = (self.kind.revise)(value)?;
        let Treatment::After(check) = self.treatment else { return Ok(value) };
        check(value, &ValidationInfo::new("")).map_err(|rejection| {
            let mut state = Validation::new();
            let _ = state.reject(rejection, &Input::Null);
            state.into_report().into_owned()
        })
    }

    /// States the constraints of its value.
    #[must_use]
    pub const fn rules(mut self, rules: Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// States the tag by which it is chosen, if its type doesn't; where nothing chooses, reports name it by its tag.
    #[must_use]
    pub const fn tag(mut self, tag: &'static str) -> Self {
        self.tag = Some(tag);
        self
    }

    /// States validators that run after the type's own validation.
    #[must_use]
    pub const fn after(mut self, check: AfterFn<T>) -> Self {
        self.treatment = Treatment::After(check);
        self
    }

    /// States a validation of the user's own; `is_plain` tells whether it accepts anything, whatever the type says.
    #[must_use]
    pub const fn own(mut self, is_plain: bool, validate: OwnFn<T>) -> Self {
        self.treatment = Treatment::Own { validate, is_plain };
        self
    }

    /// States what its label tells of the validators.
    #[must_use]
    pub const fn layers(mut self, layers: &'static [Layer]) -> Self {
        self.layers = layers;
        self
    }

    fn validate_own<'a>(
        &self,
        validate: OwnFn<T>,
        input: &'a Input<'a>,
        rules: &Rules,
        state: &mut Validation<'a>,
    ) -> Result<T, Failed> {
        validate(input, &Asked { rules, info: &ValidationInfo::new("") }, state)
    }

    fn read_value(&self, reader: &mut Reader<'_>, rules: &Rules) -> Result<T, Bail> {
        match self.treatment {
            Treatment::Kind => (self.kind.read)(reader, rules),
            Treatment::After(check) => {
                check((self.kind.read)(reader, rules)?, &ValidationInfo::new("")).map_err(|_| Bail)
            }
            Treatment::Own { validate, .. } => {
                let input = reader.value()?;
                self.validate_own(validate, &input, rules, &mut Validation::new()).map_err(|_| Bail)
            }
        }
    }

    fn validate_value<'a>(&self, input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<T, Failed> {
        match self.treatment {
            Treatment::Kind => (self.kind.validate)(input, rules, state),
            Treatment::After(check) => {
                let value = (self.kind.validate)(input, rules, state)?;
                check(value, &ValidationInfo::new("")).map_err(|rejection| state.reject(rejection, input))
            }
            Treatment::Own { validate, .. } => self.validate_own(validate, input, rules, state),
        }
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

    /// What stands for its type in the place of an issue.
    fn label(&self, rules: &Rules) -> Cow<'static, str>;

    /// What stands for it in the place of an issue of a union that has no discriminator: its tag, or its type.
    fn place(&self, rules: &Rules) -> Cow<'static, str>;

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

    /// Writes the value as outside of models, if it is of this member.
    fn write_bare(&self, union: &U, writer: &mut Writer) -> bool;

    /// Writes what is selected of the value, if it is of this member.
    fn write_selected(&self, union: &U, writer: &mut Writer, selected: &Selected<'_>) -> bool;

    /// Whether the value is of this member, and none.
    fn is_none(&self, union: &U) -> bool;

    /// Whether its values know which of their fields were sent.
    fn knows_unset(&self) -> bool;

    /// Describes its values.
    fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema;

    /// Declares the fields of its type.
    fn declare(&self, fields: &mut Fields<'_>);

    /// The tags by which it is chosen, where the field of that name holds them.
    fn tags(&self, discriminator: &str) -> TagsOfMember;
}

impl<U, T> UnionMember<U> for Variant<U, T> {
    fn is_exact(&self) -> bool {
        self.kind.is_exact && !matches!(self.treatment, Treatment::Own { .. })
    }

    fn name(&self) -> Cow<'static, str> {
        (self.kind.name)()
    }

    fn label(&self, rules: &Rules) -> Cow<'static, str> {
        let label = self.with_rules(rules, self.kind.label);
        label_of(self.layers, label)
    }

    fn place(&self, rules: &Rules) -> Cow<'static, str> {
        self.tag.map_or_else(|| self.label(rules), Cow::Borrowed)
    }

    fn read(&self, reader: &mut Reader<'_>, rules: &Rules) -> Result<U, Bail> {
        self.with_rules(rules, |rules| self.read_value(reader, rules)).map(self.make)
    }

    fn validate<'a>(&self, input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<U, Failed> {
        let value = match (state.form(), input) {
            (Some(reshape), Input::Object(object)) => {
                let mut fields = Fields::without_schemas();
                (self.kind.declare)(&mut fields);
                let reshaped = Input::Object(reshape(&fields.into_declared(), object));
                let result = state.aside(&reshaped, |input, state| {
                    self.with_rules(rules, |rules| self.validate_value(input, rules, state))
                });
                result.map_err(|found| state.take_in(found))
            }
            _ => self.with_rules(rules, |rules| self.validate_value(input, rules, state)),
        };
        value.map(self.make)
    }

    fn write(&self, union: &U, writer: &mut Writer) -> bool {
        (self.get)(union).map(|value| (self.kind.write)(value, writer)).is_some()
    }

    fn write_bare(&self, union: &U, writer: &mut Writer) -> bool {
        (self.get)(union).map(|value| (self.kind.write_bare)(value, writer)).is_some()
    }

    fn write_selected(&self, union: &U, writer: &mut Writer, selected: &Selected<'_>) -> bool {
        (self.get)(union).map(|value| (self.kind.write_selected)(value, writer, selected)).is_some()
    }

    fn is_none(&self, union: &U) -> bool {
        (self.get)(union).is_some_and(self.kind.is_none)
    }

    fn knows_unset(&self) -> bool {
        (self.kind.knows_unset)()
    }

    fn schema(&self, rules: &Rules, generator: &mut Generator) -> Schema {
        match self.treatment.is_plain() && generator.mode() == Mode::Input {
            true => Schema::any(),
            false => self.with_rules(rules, |rules| (self.kind.schema)(rules, generator)),
        }
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
