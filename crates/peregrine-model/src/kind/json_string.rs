//! A value that arrives as JSON inside of a text.

use std::borrow::Cow;
use std::ops::Deref;

use super::{Kind, Shape, read_whole};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{self, Bail, Reader, Writer};
use crate::schema::Mode;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// A value sent as the text of its JSON, such as a structure in a form field or a query: pydantic's `Json[T]`. It is
/// written as the value itself.
///
/// ```
/// use peregrine_model::{Kind as _, kind::JsonString};
///
/// let list = JsonString::<Vec<i64>>::validate_json(br#""[1, \"2\"]""#)?;
/// assert_eq!(*list, [1, 2]);
/// assert_eq!(list.dump_json(), b"[1,2]");
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct JsonString<T>(pub T);

impl<T: Kind> Kind for JsonString<T> {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        format!("Json[{}]", T::name()).into()
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        // Both passes take what jiter takes: a lone surrogate would pass otherwise.
        json::check_embedded(text).map_err(|_| Bail)?;
        read_whole(text, rules.items_rules()).map(Self)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        let Some(text) = input.as_text() else { return Err(state.fail(Code::JsonType, input)) };
        if let Err(error) = json::check_embedded(text) {
            let error = Parameter::Text(error.to_string().into());
            return Err(state.record(Issue::new(Code::JsonStringInvalid, input).with("error", error)));
        }
        state.loosen(Exactness::Lax);
        validate_inner(text, rules.items_rules(), input, state).map(Self)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }

    fn write_bare(&self, writer: &mut Writer) {
        self.0.write_bare(writer);
    }

    fn write_selected(&self, writer: &mut Writer, selected: &crate::Selected<'_>) {
        self.0.write_selected(writer, selected);
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        let inner = T::schema(rules.items_rules(), generator);
        if generator.mode() == Mode::Output {
            return inner;
        }
        let mut schema = Schema::of_type("string");
        schema.set("contentMediaType", "application/json");
        schema.set("contentSchema", inner);
        schema
    }
}

/// The tree inside ends here, so what is wrong with it is copied.
fn validate_inner<'a, T: Kind>(
    text: &str,
    rules: &Rules,
    input: &'a Input<'a>,
    state: &mut Validation<'a>,
) -> Result<T, Failed> {
    // The embedded syntax is the narrower one.
    let tree = json::parse(text).map_err(|_| state.fail(Code::JsonType, input))?;
    let mut own = Validation::new();
    T::validate(&tree, rules, &mut own).inspect_err(|_| state.take_over(own))
}

impl<T> Deref for JsonString<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for JsonString<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Numbers = JsonString<Vec<i64>>;

    fn refused(input: &Input<'_>) -> String {
        let report = Numbers::validate_input(input).unwrap_err();
        let issue = &report.issues()[0];
        let place: Vec<_> = issue.location().map(ToString::to_string).collect();
        format!("{} {}: {}", issue.code(), place.join("."), issue.message())
    }

    #[test]
    fn both_passes_read_what_is_inside() {
        assert_eq!(Numbers::read_text("[1, 2]", &Rules::NEW).map(|list| list.0), Ok(vec![1, 2]));
        assert_eq!(Numbers::validate_input(&" [\"1\", 2.0] ".into()).map(|list| list.0), Ok(vec![1, 2]));
    }

    #[test]
    fn faults_are_told_of_the_text_or_of_what_is_inside() {
        assert_eq!(refused(&Input::Int(1)), "json_type : JSON input should be string, bytes or bytearray");
        assert_eq!(refused(&"[1,".into()), "json_invalid : Invalid JSON: EOF while parsing a value at line 1 column 3");
        assert!(JsonString::<crate::Value>::read_text(r#""\ud800""#, &Rules::NEW).is_err());
        assert_eq!(refused(&"{}".into()), "list_type : Input should be a valid list");
        assert_eq!(refused(&"[null]".into()), "int_type 0: Input should be a valid integer");
    }

    #[test]
    fn only_the_accepted_side_is_a_text() {
        let mut generator = Generator::new();
        let schema = Numbers::schema(&Rules::NEW, &mut generator);
        assert_eq!(schema.get("contentMediaType"), Some(&"application/json".into()));
        generator.set_mode(Mode::Output);
        assert_eq!(Numbers::schema(&Rules::NEW, &mut generator), Vec::<i64>::schema(&Rules::NEW, &mut generator));
    }
}
