//! Any JSON.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Rules, Schema, Validation, Value};

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

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, _: &mut Validation<'a>) -> Result<Self, Failed> {
        Ok(input.clone().into_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.value(self);
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::any()
    }
}
