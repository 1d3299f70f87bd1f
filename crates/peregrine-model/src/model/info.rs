use std::borrow::Cow;

use crate::dump::Forms;
use crate::schema::ModelKey;

/// What a model does with members that it doesn't declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extra {
    /// They are passed over.
    #[default]
    Ignore,
    /// Each is an error.
    Forbid,
    /// They are kept.
    Allow,
}

/// Which of Python's containers of fields a model is: their errors differ, and a named tuple is a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Form {
    /// pydantic's `BaseModel`.
    #[default]
    Model,
    /// A dataclass.
    Dataclass,
    /// A `TypedDict`.
    TypedDict,
    /// A `NamedTuple`.
    NamedTuple,
}

/// The facts about a model as a whole.
#[derive(Debug, Clone, Copy)]
pub struct ModelInfo {
    /// The name of the type.
    pub name: &'static str,
    /// The path of the module that declares it.
    pub module: &'static str,
    /// Which of Python's containers it is.
    pub form: Form,
    /// The title in the schema, if it isn't the name.
    pub title: Option<&'static str>,
    /// The description in the schema.
    pub description: &'static str,
    /// What becomes of members that it doesn't declare.
    pub extra: Extra,
    /// Whether issues are placed by the names on the wire, or else by those of the fields.
    pub loc_by_alias: bool,
    /// How its fields' values are spelled.
    pub forms: Forms,
    /// Keywords to add to its schema.
    pub schema_extra: Option<fn() -> crate::Value>,
    /// Makes the title in the schema of the name.
    pub title_generator: Option<fn(&str) -> String>,
    /// Makes the titles of the fields of their names, unless they have one.
    pub field_title_generator: Option<fn(&str) -> String>,
    /// Whether it is marked as deprecated.
    pub deprecated: bool,
    /// Whether fields with a default are required in what goes out, where they always are.
    pub defaults_required: bool,
}

impl ModelInfo {
    /// The facts about a model of that name, nothing else said.
    #[must_use]
    pub const fn new(name: &'static str, module: &'static str) -> Self {
        Self {
            name,
            module,
            form: Form::Model,
            title: None,
            description: "",
            extra: Extra::Ignore,
            loc_by_alias: true,
            forms: Forms::NEW,
            schema_extra: None,
            title_generator: None,
            field_title_generator: None,
            deprecated: false,
            defaults_required: false,
        }
    }

    /// States which of Python's containers it is.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// States the title.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// States the description.
    #[must_use]
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// States what becomes of undeclared members.
    #[must_use]
    pub const fn extra(mut self, extra: Extra) -> Self {
        self.extra = extra;
        self
    }

    /// States by which names issues are placed.
    #[must_use]
    pub const fn loc_by_alias(mut self, value: bool) -> Self {
        self.loc_by_alias = value;
        self
    }

    /// States how the fields' values are spelled.
    #[must_use]
    pub const fn forms(mut self, forms: Forms) -> Self {
        self.forms = forms;
        self
    }

    /// States keywords to add to the schema.
    #[must_use]
    pub const fn schema_extra(mut self, keywords: fn() -> crate::Value) -> Self {
        self.schema_extra = Some(keywords);
        self
    }

    /// States what makes the title of the name.
    #[must_use]
    pub const fn title_generator(mut self, generate: fn(&str) -> String) -> Self {
        self.title_generator = Some(generate);
        self
    }

    /// States what makes the titles of the fields of their names.
    #[must_use]
    pub const fn field_title_generator(mut self, generate: fn(&str) -> String) -> Self {
        self.field_title_generator = Some(generate);
        self
    }

    /// States that it is deprecated.
    #[must_use]
    pub const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }

    /// States that fields with a default are required in what goes out.
    #[must_use]
    pub const fn defaults_required(mut self) -> Self {
        self.defaults_required = true;
        self
    }

    /// The title in the schema, of the name that Python shows.
    #[must_use]
    pub fn shown_title(&self, name: Cow<'static, str>) -> Cow<'static, str> {
        match (self.title, self.title_generator) {
            (Some(title), _) => title.into(),
            (None, Some(generate)) => generate(&name).into(),
            (None, None) => name,
        }
    }

    /// What tells the model from others of its name.
    #[must_use]
    pub fn key(&self, name: Cow<'static, str>) -> ModelKey {
        ModelKey { name, module: self.module }
    }
}
