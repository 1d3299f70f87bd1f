//! What the document says about a form that holds models: their fields stand beside those of the others.

use peregrine_model::{Object, Schema, title_of};

use crate::Value;
use crate::params::{DeclaredParameter, FormModel};

/// Whether the form must be described member by member: a model is among several parameters, or it may be left out.
pub(super) fn is_composed(bodies: &[&DeclaredParameter], embed: bool) -> bool {
    let mut models = bodies.iter().filter_map(|body| body.form_model.as_ref());
    if embed { models.next().is_some() } else { models.any(|model| model.may_be_none) }
}

/// The keywords of the form.
pub(super) fn composed(bodies: &[&DeclaredParameter]) -> Schema {
    let (mut properties, mut required, mut conditions) = (Object::new(), Vec::new(), Vec::new());
    for body in bodies {
        if let Some(model) = &body.form_model {
            conditions.extend(model_conditions(body, model));
            continue;
        }
        let schema = Value::from(titled(body).inside_component());
        if properties.contains(&body.name) {
            let again = Object::from_iter([(body.name.clone(), schema)]);
            conditions.push(Object::from_iter([("properties", again)]).into());
        } else {
            properties.insert(body.name.clone(), schema);
        }
        let name = Value::from(body.name.clone());
        if body.required && !required.contains(&name) {
            required.push(name);
        }
    }
    let mut schema = Schema::any();
    schema.set("allOf", conditions);
    if !properties.is_empty() {
        schema.set("properties", properties);
    }
    schema.set("type", "object");
    if !required.is_empty() {
        schema.set("required", required);
    }
    schema
}

/// The schema of a field beside models.
fn titled(body: &DeclaredParameter) -> Schema {
    let mut schema = body.schema.clone();
    if body.info.title.is_none() && !schema.is_reference() {
        schema.set("title", title_of(body.info.name));
    }
    schema
}

/// What a model asks of the form. One that may be `None` is left out by sending none of its fields, not by `null`.
fn model_conditions(body: &DeclaredParameter, model: &FormModel) -> Vec<Value> {
    let mut schema = model.schema.clone().unwrap_or_else(|| body.schema.clone());
    schema.unset("default");
    if !model.may_be_none {
        return vec![schema.into()];
    }
    if let Some(Value::Array(choices)) = schema.get("anyOf") {
        let is_some = |choice: &&Value| choice.get("type") != Some(&"null".into());
        let choices: Vec<Value> = choices.iter().filter(is_some).cloned().collect();
        schema.set("anyOf", choices);
    }
    let absent = absent(model);
    if body.required {
        return vec![Object::from_iter([("not", absent)]).into(), schema.into()];
    }
    let choices = Value::Array(vec![absent.into(), schema.into()]);
    vec![Object::from_iter([("anyOf", choices)]).into()]
}

/// What a form looks like that has nothing of the model.
fn absent(model: &FormModel) -> Object<'static> {
    if model.takes_all {
        return Object::from_iter([("maxProperties", Value::Int(0))]);
    }
    let mut names = model.names.clone();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return Object::new();
    }
    let asks = |name: String| Value::from(Object::from_iter([("required", Value::Array(vec![name.into()]))]));
    let any = Object::from_iter([("anyOf", Value::Array(names.into_iter().map(asks).collect()))]);
    Object::from_iter([("not", any)])
}
