//! Nothing: `null`.

use std::borrow::Cow;

use super::{Kind, Shape};
use crate::issue::Code;
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

impl Kind for () {
    const SHAPE: Shape = Shape::Scalar;
    const EXACT: bool = true;

    fn name() -> Cow<'static, str> {
        "NoneType".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "none".into()
    }

    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, Bail> {
        reader.null()
    }

    fn validate<'a>(input: &'a Input<'a>, _: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        if input.is_null() { Ok(()) } else { Err(state.fail(Code::NoneRequired, input)) }
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw("null");
    }

    fn is_none(&self) -> bool {
        true
    }

    fn schema(_: &Rules, _: &mut Generator) -> Schema {
        Schema::of_type("null")
    }
}
