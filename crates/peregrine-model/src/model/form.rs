//! What a model of each form takes for itself, and how it refuses what it doesn't.

use super::{Fields, Form, ModelInfo};
use crate::issue::{Code, Issue, Parameter};
use crate::validation::Length;
use crate::{Failed, Generator, Input, Kind, Object, Schema, Validation, Value};

/// What a list has for members.
static NO_MEMBERS: Object<'static> = Object::new();

impl ModelInfo {
    /// The members of an object, or the items of a named tuple.
    pub(super) fn open<'a>(
        &self,
        input: &'a Input<'a>,
        state: &mut Validation<'a>,
    ) -> Result<(&'a Object<'a>, Option<&'a [Input<'a>]>), Failed> {
        match input {
            Input::Object(object) => Ok((object, None)),
            Input::Array(items) if self.form == Form::NamedTuple => Ok((&NO_MEMBERS, Some(items))),
            _ => Err(state.record(self.no_members(input, state.is_alone()))),
        }
    }

    #[cold]
    fn no_members<'a>(&self, input: &'a Input<'a>, is_alone: bool) -> Issue<'a> {
        let named = |code: Code| Issue::new(code, input).with("class_name", Parameter::Text(self.name.into()));
        match self.form {
            Form::Model if is_alone => named(Code::ModelType),
            Form::Model => Issue::new(Code::ModelAttributesType, input),
            Form::Dataclass => named(Code::DataclassType),
            Form::TypedDict => Issue::new(Code::DictType, input),
            Form::NamedTuple => named(Code::NamedTupleType),
        }
    }

    /// What a member is called that nobody declared.
    pub(super) const fn code_of_unknown(&self) -> Code {
        match self.form {
            Form::Dataclass => Code::UnexpectedKeywordArgument,
            _ => Code::ExtraForbidden,
        }
    }
}

/// Records that a list has more items than a named tuple has fields.
#[cold]
pub(super) fn too_long<'a>(limit: usize, items: &'a [Input<'a>], input: &'a Input<'a>, state: &mut Validation<'a>) {
    let length = Length { field_type: "NamedTuple", limit, actual: Some(items.len()) };
    let _ = state.wrong_length(Code::TooLong, length, input);
}

/// The reference to the component of a named tuple: a list whose items have titles.
pub fn tuple_schema<T: Kind>(info: &'static ModelInfo, generator: &mut Generator) -> Schema {
    generator.component(info.key(T::name()), |generator| {
        let mut fields = Fields::new(generator);
        T::declare(&mut fields);
        let declared = fields.into_declared();
        let required = declared.iter().filter(|field| field.required).count();
        let mut schema = Schema::of_type("array");
        schema.set("minItems", required);
        schema.set("maxItems", declared.len());
        let items: Vec<Value> = declared.into_iter().map(|field| field.schema.into()).collect();
        schema.set("prefixItems", Value::Array(items));
        schema
    })
}
