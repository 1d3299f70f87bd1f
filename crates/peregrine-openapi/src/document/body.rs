use peregrine_model::schema::ModelKey;
use peregrine_model::{Generator, Object, Schema, Value};

/// The component of a body that several parameters share: an object with a member each, named `Body_<operation id>`.
pub fn body_model(
    operation_id: &str,
    module: &'static str,
    members: Vec<(String, bool, Schema)>,
    generator: &mut Generator,
) -> Schema {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for (member, is_required, schema) in members {
        if is_required {
            required.push(Value::from(member.clone()));
        }
        properties.insert(member, schema.inside_component());
    }
    let mut schema = Schema::any();
    schema.set("properties", properties);
    schema.set("type", "object");
    if !required.is_empty() {
        schema.set("required", Value::Array(required));
    }
    body_component(operation_id, module, schema, generator)
}

/// The component of a body with that schema, named `Body_<operation id>`.
pub fn body_component(
    operation_id: &str,
    module: &'static str,
    mut schema: Schema,
    generator: &mut Generator,
) -> Schema {
    let name = format!("Body_{operation_id}");
    let key = ModelKey { name: name.clone().into(), module };
    generator.component(key, |_| {
        schema.set("title", name);
        schema
    })
}
