use std::borrow::Cow;

use super::{Default, Output, Serializer, Source, Spelling};
use crate::json::Bail;
use crate::validator::{AfterFn, OwnFn, Treatment};
use crate::{Kind, Mode, Rules, Validation, ValidationInfo, Value};

/// The facts about one field of a model, or one parameter of a handler: a value that decodes, checks and describes.
///
/// ```
/// use peregrine_model::{Bound, Field, Rules};
///
/// const LIMIT: Field<u64> = Field::new("limit").rules(Rules::NEW.le(Bound::Int(100))).default(|| 10);
/// assert_eq!(LIMIT.info.name, "limit");
/// ```
#[derive(Debug)]
pub struct Field<T> {
    /// What doesn't depend on the type.
    pub info: FieldInfo,
    /// The value of a field that isn't there.
    pub default: Default<T>,
    /// How its value is validated.
    pub treatment: Treatment<T>,
    /// How it is written.
    pub output: Output<T>,
}

// Facts are copied whatever the type is: a derive would ask for `T: Copy`.
impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<T> {}

/// The facts about a field that don't depend on its type.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The name of the field in the struct, or of the parameter.
    pub name: &'static str,
    /// The name on the wire, if it is another one: the first under which the value is looked for.
    pub alias: Option<&'static str>,
    /// All places where the value is looked for, one after the other, if there are others than the alias.
    pub spellings: &'static [Spelling],
    /// Whether the name is accepted beside the alias.
    pub by_name: bool,
    /// The name in what goes out, if it is another one than in what comes in.
    pub serialization_alias: Option<&'static str>,
    /// The default as it is written, if that is a whole number: the schema shows it so, whatever the type makes of it.
    pub default_integer: Option<i64>,
    /// The constraints.
    pub rules: Rules,
    /// The title in the schema, if it isn't made of the name.
    pub title: Option<&'static str>,
    /// The description in the schema.
    pub description: Option<&'static str>,
    /// Examples in the schema.
    pub examples: Option<fn() -> Vec<Value>>,
    /// OpenAPI's single example.
    pub example: Option<fn() -> Value>,
    /// OpenAPI's named examples, of parameters and bodies.
    pub openapi_examples: Option<fn() -> Value>,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// Whether the document shows it, if it is a parameter.
    pub include_in_schema: bool,
    /// Whether it is never written.
    pub is_excluded: bool,
    /// Whether underscores of a header's name become hyphens.
    pub convert_underscores: bool,
    /// Keywords to add to the schema.
    pub schema_extra: Option<fn() -> Value>,
}

impl FieldInfo {
    /// The facts about a field of that name, nothing else said.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            alias: None,
            spellings: &[],
            by_name: false,
            serialization_alias: None,
            default_integer: None,
            rules: Rules::NEW,
            title: None,
            description: None,
            examples: None,
            example: None,
            openapi_examples: None,
            deprecated: false,
            include_in_schema: true,
            is_excluded: false,
            convert_underscores: true,
            schema_extra: None,
        }
    }

    /// The same facts without the example, where OpenAPI has a place of its own for it.
    #[must_use]
    pub const fn without_example(mut self) -> Self {
        self.example = None;
        self
    }

    /// The name on the wire of what comes in.
    #[must_use]
    pub const fn wire_name(&self) -> &'static str {
        match self.alias {
            Some(alias) => alias,
            None => self.name,
        }
    }

    /// The name on the wire of what goes out.
    #[must_use]
    pub const fn output_name(&self) -> &'static str {
        match self.serialization_alias {
            Some(alias) => alias,
            None => self.wire_name(),
        }
    }

    /// The name on the wire of one side.
    #[must_use]
    pub const fn name_in(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Input => self.wire_name(),
            Mode::Output => self.output_name(),
        }
    }

    /// All places where the value is looked for, one after the other.
    pub fn places(&self) -> impl Iterator<Item = Spelling> {
        let alone = self.spellings.is_empty().then(|| Spelling::Name(self.wire_name()));
        let by_name = self.by_name.then_some(Spelling::Name(self.name));
        alone.into_iter().chain(self.spellings.iter().copied()).chain(by_name)
    }

    /// The first of them, which names what is missing.
    pub(super) fn first_place(&self) -> Spelling {
        self.places().next().unwrap_or(Spelling::Name(self.name))
    }
}

macro_rules! facts {
    ($($name:ident: $type:ty,)*) => {$(
        #[doc = concat!("States `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(mut self, value: $type) -> Self {
            self.info.$name = Some(value);
            self
        }
    )*};
}

macro_rules! switches {
    ($($name:ident,)*) => {$(
        #[doc = concat!("States `", stringify!($name), "`.")]
        #[must_use]
        pub const fn $name(mut self, value: bool) -> Self {
            self.info.$name = value;
            self
        }
    )*};
}

impl<T> Field<T> {
    /// The facts about a field of that name, nothing else said.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            info: FieldInfo::new(name),
            default: Default::Kind,
            treatment: Treatment::Kind,
            output: Output { serializer: None, exclude_if: None },
        }
    }

    /// States the constraints.
    #[must_use]
    pub const fn rules(mut self, rules: Rules) -> Self {
        self.info.rules = rules;
        self
    }

    /// States a default, which the schema shows.
    #[must_use]
    pub const fn default(mut self, value: fn() -> T) -> Self {
        self.default = Default::Value(value);
        self
    }

    /// States a default that is made anew each time, and not shown.
    #[must_use]
    pub const fn default_factory(mut self, make: fn() -> T) -> Self {
        self.default = Default::Factory(make);
        self
    }

    /// States that the field must be there, even if it may be `null`.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.default = Default::Required;
        self
    }

    /// States a default that is made of the fields before, and not shown.
    #[must_use]
    pub const fn default_from(mut self, make: fn(&ValidationInfo<'_>) -> T) -> Self {
        self.default = Default::From(make);
        self
    }

    /// States a raw default, which is validated as if it had been sent.
    #[must_use]
    pub const fn default_input(mut self, source: Source, make: fn(&ValidationInfo<'_>) -> Value) -> Self {
        self.default = Default::Input { make, source };
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

    /// States all places where the value is looked for.
    #[must_use]
    pub const fn spellings(mut self, spellings: &'static [Spelling]) -> Self {
        self.info.spellings = spellings;
        self
    }

    facts! {
        alias: &'static str,
        serialization_alias: &'static str,
        title: &'static str,
        description: &'static str,
        examples: fn() -> Vec<Value>,
        example: fn() -> Value,
        openapi_examples: fn() -> Value,
        schema_extra: fn() -> Value,
        default_integer: i64,
    }

    switches! { by_name, deprecated, include_in_schema, convert_underscores, is_excluded, }

    /// States the function whose result is written instead of the value.
    #[must_use]
    pub const fn serializer(mut self, serializer: Serializer<T>) -> Self {
        self.output.serializer = Some(serializer);
        self
    }

    /// States which values are left out.
    #[must_use]
    pub const fn exclude_if(mut self, excludes: fn(&T) -> bool) -> Self {
        self.output.exclude_if = Some(excludes);
        self
    }
}

impl<T: Kind> Field<T> {
    /// States that a value isn't written that wasn't sent, which a member of a `TypedDict` then isn't.
    #[must_use]
    pub const fn leave_out_unset(mut self) -> Self {
        if T::MAY_BE_UNSET && self.output.exclude_if.is_none() {
            self.output.exclude_if = Some(|value| !value.is_set());
        }
        self
    }

    /// The value of the field when it isn't there, unless it must be, or must be validated or made of others.
    #[must_use]
    pub fn absent(&self) -> Option<T> {
        match self.default {
            Default::Kind => T::absent(),
            Default::Required | Default::From(_) | Default::Input { .. } => None,
            Default::Value(make) | Default::Factory(make) => Some(make()),
        }
    }

    /// Whether a value equals the default of the field, if that can be made without the fields before.
    #[must_use]
    pub fn is_default(&self, value: &T) -> bool {
        let default = match self.default {
            Default::Input { source: Source::Data, .. } => None,
            Default::Input { .. } => {
                let default = self.default_with(&ValidationInfo::new(self.info.name), &mut Validation::new());
                default.and_then(Result::ok)
            }
            _ => self.absent(),
        };
        default.is_some_and(|default| value.equals(&default))
    }

    /// Whether the field must be there.
    #[must_use]
    pub fn is_required(&self) -> bool {
        match self.default {
            Default::Kind => T::absent().is_none(),
            Default::Required => true,
            Default::Value(_) | Default::Factory(_) | Default::From(_) | Default::Input { .. } => false,
        }
    }

    /// Whether a value tells whether it was sent: it must have been, or its type says so.
    #[must_use]
    pub fn knows_unset(&self) -> bool {
        self.absent().is_none_or(|default| !default.is_set())
    }

    /// The default as the schema shows it. A default of `null` isn't shown.
    #[must_use]
    pub fn shown_default(&self) -> Option<Value> {
        self.stated_default().filter(|value| !value.is_null())
    }

    fn stated_default(&self) -> Option<Value> {
        match self.default {
            Default::Value(_) if self.info.default_integer.is_some() => self.info.default_integer.map(Value::Int),
            Default::Value(make) => Some(make().dump()),
            Default::Input { make, source: Source::Constant } => Some(make(&ValidationInfo::new(self.info.name))),
            _ => None,
        }
    }

    /// The default as a schema that stands by itself shows it: `null` as well.
    pub(crate) fn standalone_default(&self) -> Option<Value> {
        match self.default {
            Default::Kind => T::absent().map(|value| value.dump()),
            _ => self.stated_default(),
        }
    }

    /// Whether the field may be absent, as far as can be said without making anything.
    pub(crate) fn may_be_absent(&self) -> bool {
        match self.default {
            Default::Kind => T::absent().is_some(),
            Default::Value(_) => true,
            Default::Required | Default::Factory(_) | Default::From(_) | Default::Input { .. } => false,
        }
    }

    /// The fast pass: what was read, or the default.
    ///
    /// # Errors
    /// The field is missing.
    #[inline]
    pub fn take(&self, slot: Option<T>) -> Result<T, Bail> {
        match slot {
            Some(value) => Ok(value),
            None => self.absent().ok_or(Bail),
        }
    }

    /// The title that the schema of one side shows.
    #[must_use]
    pub fn shown_title(&self, mode: Mode) -> Option<Cow<'static, str>> {
        match self.info.title {
            Some(title) => Some(title.into()),
            None => T::TITLED.then(|| crate::title_of(self.info.name_in(mode)).into()),
        }
    }

    /// The title that the schema shows where it accepts anything.
    pub(crate) fn any_title(&self) -> Cow<'static, str> {
        self.info.title.map_or_else(|| crate::title_of(self.info.wire_name()).into(), Cow::Borrowed)
    }
}
