//! Any JSON, and any JSON object.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::dump::{InfNanForm, Selected};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::{Exactness, Failed, Generator, Input, Object, Rules, Schema, Validation, Value};

impl Kind for Value {
    const SHAPE: Shape = Shape::Any;

    fn name() -> Cow<'static, str> {
        "Any".into()
    }

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        reader.value().map(Input::into_owned)
    }

    fn read_text(text: &str, _: &Rules) -> Result<Self, Bail> {
        Ok(text.to_owned().into())
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "any".into()
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        // Whatever is more than anything is preferred.
        state.loosen(Exactness::Lax);
        Ok(input.clone().into_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.value(self);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        match self {
            _ if !selected.is_filtered() && selected.forms().inf_nan == InfNanForm::Null => writer.value(self),
            Input::Float(value) => value.write_selected(writer, selected),
            Input::Array(items) => items.write_selected(writer, selected),
            Input::Object(object) => object.write_selected(writer, selected),
            other => writer.value(other),
        }
    }

    fn is_none(&self) -> bool {
        self.is_null()
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::any()
    }
}

impl Kind for Object<'static> {
    const SHAPE: Shape = Shape::Other;

    fn name() -> Cow<'static, str> {
        "dict".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "dict[any,any]".into()
    }

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        match reader.value()?.into_owned() {
            Input::Object(object) => Ok(object),
            _ => Err(Bail),
        }
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        match input {
            Input::Object(object) => {
                if !object.is_empty() {
                    state.loosen(Exactness::Lax);
                }
                Ok(object.clone().into_owned())
            }
            _ => Err(state.fail(Code::DictType, input)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(self);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        let mut comma = "";
        writer.raw("{");
        for (name, value) in self.iter() {
            let Some(selected) = selected.member(name) else { continue };
            writer.raw(std::mem::replace(&mut comma, ","));
            writer.string(name);
            writer.raw(":");
            value.write_selected(writer, &selected);
        }
        writer.raw("}");
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("object");
        schema.set("additionalProperties", true);
        schema
    }
}
