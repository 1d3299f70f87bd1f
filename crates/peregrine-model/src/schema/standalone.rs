//! A schema with everything that it points to.

use super::{Generator, Mode, REFERENCE_PREFIX};
use crate::{Input, Kind, Object, Rules, Value};

/// Where the components of such a schema stand.
const DEFINITIONS_PREFIX: &str = "#/$defs/";

/// The schema of a kind, with its components as `$defs`.
pub(crate) fn standalone<T: Kind>(mode: Mode) -> Value {
    let mut generator = Generator::standalone(mode);
    let mut schema: Value = T::schema(&Rules::NEW, &mut generator).into();
    let resolved = generator.into_definitions().resolve();
    resolved.apply(&mut schema);
    let mut definitions: Object<'static> =
        resolved.components().iter().map(|(name, component)| (name.clone(), component.clone())).collect();
    while let Some(name) = only_reference(&schema, &definitions) {
        schema = definitions.remove(&name).unwrap_or_default();
    }
    if let (Value::Object(keywords), false) = (&mut schema, definitions.is_empty()) {
        keywords.insert("$defs", definitions);
    }
    sorted(relocated(schema), false)
}

/// The name of the component that a schema is nothing but a reference to, if nobody else points to it.
fn only_reference(schema: &Value, definitions: &Object<'static>) -> Option<String> {
    let keywords = schema.as_object().filter(|keywords| keywords.len() == 1)?;
    let reference = keywords.get("$ref")?.as_str()?;
    let name = reference.strip_prefix(REFERENCE_PREFIX)?;
    let points_there = |count: usize, component: &Value| count + references(component, reference);
    let others = definitions.iter().fold(0, |count, (_, component)| points_there(count, component));
    (others == 0).then(|| name.to_owned())
}

fn references(value: &Value, reference: &str) -> usize {
    match value {
        Input::Array(items) => items.iter().map(|item| references(item, reference)).sum(),
        Input::Object(members) => members
            .iter()
            .map(|(name, member)| usize::from(name == "$ref" && *member == *reference) + references(member, reference))
            .sum(),
        _ => 0,
    }
}

/// Points every reference to the `$defs`.
fn relocated(value: Value) -> Value {
    match value {
        Input::Array(items) => Input::Array(items.into_iter().map(relocated).collect()),
        Input::Object(members) => {
            Input::Object(members.into_iter().map(|(name, member)| (name, relocated(member))).collect())
        }
        Input::Str(text) => match text.strip_prefix(REFERENCE_PREFIX) {
            Some(name) => format!("{DEFINITIONS_PREFIX}{name}").into(),
            None => Input::Str(text),
        },
        other => other,
    }
}

/// The same schema with its keywords in order, as pydantic prints them. Properties stay as they were declared.
fn sorted(value: Value, keeps_order: bool) -> Value {
    match value {
        Input::Array(items) => Input::Array(items.into_iter().map(|item| sorted(item, false)).collect()),
        Input::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            if !keeps_order {
                members.sort_by(|(one, _), (other, _)| one.cmp(other));
            }
            let member = |(name, member): (std::borrow::Cow<'static, str>, Value)| {
                let keeps_order = name == "properties" || name == "default";
                (name, sorted(member, keeps_order))
            };
            Input::Object(members.into_iter().map(member).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Fields, ModelInfo, model_schema};
    use crate::{Bound, Failed, Schema, Shape, Validation};

    /// A tree with a number at each node.
    #[derive(Debug)]
    struct Node;

    static NODE: ModelInfo = ModelInfo::new("Node", "tests");

    impl Kind for Node {
        const SHAPE: Shape = Shape::Model;
        const TITLED: bool = false;

        fn name() -> std::borrow::Cow<'static, str> {
            "Node".into()
        }

        fn read(_: &mut crate::json::Reader<'_>, _: &Rules) -> Result<Self, crate::json::Bail> {
            Ok(Self)
        }

        fn validate<'a>(_: &'a Input<'a>, _: &Rules, _: &mut Validation<'a>) -> Result<Self, Failed> {
            Ok(Self)
        }

        fn write(&self, writer: &mut crate::json::Writer) {
            writer.raw("{}");
        }

        fn schema(_: &Rules, generator: &mut Generator) -> Schema {
            model_schema::<Self>(&NODE, generator)
        }

        fn declare(fields: &mut Fields<'_>) {
            fields.add(&Field::<i64>::new("number").rules(Rules::NEW.ge(Bound::Int(1))));
            fields.add(&Field::<Option<i64>>::new("limit"));
            fields.add(&Field::<Vec<Self>>::new("children"));
        }
    }

    fn text(value: &Value) -> String {
        String::from_utf8(value.dump_json()).unwrap()
    }

    #[test]
    fn what_points_to_itself_stays_a_definition() {
        let expected = concat!(
            r##"{"$defs":{"Node":{"properties":{"number":{"minimum":1,"title":"Number","type":"integer"},"##,
            r##""limit":{"anyOf":[{"type":"integer"},{"type":"null"}],"default":null,"title":"Limit"},"##,
            r##""children":{"items":{"$ref":"#/$defs/Node"},"title":"Children","type":"array"}},"##,
            r##""required":["number","children"],"title":"Node","type":"object"}},"$ref":"#/$defs/Node"}"##,
        );
        assert_eq!(text(&Node::json_schema(Mode::Input)), expected);
    }

    #[test]
    fn what_stands_in_a_list_is_a_definition() {
        let schema = Vec::<i64>::json_schema(Mode::Output);
        assert_eq!(text(&schema), r#"{"items":{"type":"integer"},"type":"array"}"#);
        assert_eq!(Vec::<Node>::json_schema(Mode::Input)["items"]["$ref"], "#/$defs/Node");
    }
}
