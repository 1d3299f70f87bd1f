use peregrine_model::schema::Definitions;
use peregrine_model::{Input, Object, Value};

use super::validation;
use super::{Info, Operation};

/// The version of OpenAPI that the document follows.
const OPENAPI_VERSION: &str = "3.1.0";

/// Puts the document together: the routes, and the requests that the application makes by itself.
#[must_use]
pub fn assemble(info: &Info, operations: &[Operation], webhooks: &[Operation], definitions: Definitions) -> Value {
    let (paths, of_paths) = path_items(operations);
    let (hooks, of_hooks) = path_items(webhooks);
    let validates = of_paths || of_hooks;
    let resolved = definitions.resolve();
    let mut schemas: Vec<(String, Value)> = resolved.components().to_vec();
    if validates {
        let known: Vec<String> = schemas.iter().map(|(name, _)| name.clone()).collect();
        let components = validation::components().into_iter().map(|(name, schema)| (name.to_owned(), schema));
        // A model of the user's of that name stands for itself.
        schemas.extend(components.filter(|(name, _)| !known.contains(name)));
        schemas.sort_by(|(one, _), (other, _)| one.cmp(other));
    }

    let mut document = Object::new();
    document.insert("openapi", OPENAPI_VERSION);
    document.insert("info", info.to_value());
    if !info.servers.is_empty() {
        document.insert("servers", Value::Array(info.servers.clone()));
    }
    document.insert("paths", paths);
    if !hooks.is_empty() {
        document.insert("webhooks", hooks);
    }
    let components = components(schemas, operations.iter().chain(webhooks));
    if !components.is_empty() {
        document.insert("components", components);
    }
    if !info.tags.is_empty() {
        document.insert("tags", Value::Array(info.tags.iter().map(super::Tag::to_value).collect()));
    }
    if let Some(page) = &info.external_docs {
        document.insert("externalDocs", super::info::external_docs(page));
    }
    let mut document = document.into();
    resolved.apply(&mut document);
    drop_nulls(&mut document);
    document
}

/// Operations by path and method, and whether one of them refers to the report of what is invalid.
fn path_items(operations: &[Operation]) -> (Object<'static>, bool) {
    let mut paths = Object::new();
    let mut validates = false;
    for operation in operations {
        let (value, refers_to_report) = operation_value(operation);
        validates |= refers_to_report;
        match paths.get_mut(&operation.path) {
            Some(Input::Object(path)) => path.insert(operation.method.clone(), value),
            _ => paths.insert(operation.path.clone(), Object::from_iter([(operation.method.clone(), value)])),
        }
    }
    (paths, validates)
}

fn components<'o>(schemas: Vec<(String, Value)>, operations: impl Iterator<Item = &'o Operation>) -> Object<'static> {
    let mut components = Object::new();
    if !schemas.is_empty() {
        components.insert("schemas", schemas.into_iter().collect::<Object<'_>>());
    }
    let mut schemes = Object::new();
    for (name, definition) in operations.flat_map(|operation| &operation.security_schemes) {
        schemes.insert(name.clone(), definition.clone());
    }
    if !schemes.is_empty() {
        components.insert("securitySchemes", schemes);
    }
    components
}

/// FastAPI shows no member that is `null`, wherever it stands: in a default, in an example.
fn drop_nulls(value: &mut Value) {
    match value {
        Input::Array(items) => items.iter_mut().for_each(drop_nulls),
        Input::Object(object) => {
            let members = std::mem::take(object).into_iter().filter(|(_, member)| !member.is_null());
            *object = members
                .map(|(name, mut member)| {
                    drop_nulls(&mut member);
                    (name, member)
                })
                .collect();
        }
        _ => {}
    }
}

/// The name that FastAPI gives an operation: function, path and method, all but letters and digits replaced.
///
/// ```
/// use peregrine_openapi::document::operation_id;
///
/// assert_eq!(operation_id("read_item", "/items/{item_id}", "get"), "read_item_items__item_id__get");
/// ```
#[must_use]
pub fn operation_id(function: &str, path: &str, method: &str) -> String {
    let name = format!("{function}{path}");
    let name: String =
        name.chars().map(|char| if char.is_alphanumeric() || char == '_' { char } else { '_' }).collect();
    format!("{name}_{}", method.to_lowercase())
}

fn operation_value(operation: &Operation) -> (Value, bool) {
    let mut object = Object::new();
    if !operation.tags.is_empty() {
        object.insert("tags", operation.tags.iter().map(String::as_str).map(str::to_owned).collect::<Vec<_>>());
    }
    object.insert("summary", operation.summary.clone());
    if !operation.description.is_empty() {
        object.insert("description", operation.description.clone());
    }
    object.insert("operationId", operation.operation_id.clone());
    if !operation.security.is_empty() {
        object.insert("security", security(operation));
    }
    if !operation.parameters.is_empty() {
        object.insert("parameters", parameters(operation));
    }
    if let Some(body) = &operation.request_body {
        object.insert("requestBody", body.to_value());
    }
    let (responses, mut refers_to_report) = responses(operation);
    if !operation.callbacks.is_empty() {
        let mut callbacks = Object::new();
        for (name, operations) in &operation.callbacks {
            let (paths, refers) = path_items(operations);
            refers_to_report |= refers;
            callbacks.insert(name.clone(), paths);
        }
        object.insert("callbacks", callbacks);
    }
    object.insert("responses", responses);
    if operation.deprecated {
        object.insert("deprecated", true);
    }
    let mut operation_object = object.into();
    if let Some(extra) = &operation.extra {
        deep_update(&mut operation_object, extra);
    }
    (operation_object, refers_to_report)
}

fn security(operation: &Operation) -> Value {
    let requirement = |(name, scopes): &(String, Vec<String>)| {
        Object::from_iter([(name.clone(), Value::from(scopes.clone()))]).into()
    };
    Value::Array(operation.security.iter().map(requirement).collect())
}

/// The parameters, each place and name once: a required declaration takes precedence.
fn parameters(operation: &Operation) -> Value {
    let mut unique: Vec<&super::OperationParameter> = Vec::new();
    for parameter in &operation.parameters {
        let same = |known: &&super::OperationParameter| known.place == parameter.place && known.name == parameter.name;
        match unique.iter().position(same) {
            Some(place) if unique[place].required && !parameter.required => {}
            Some(place) => unique[place] = parameter,
            None => unique.push(parameter),
        }
    }
    Value::Array(unique.into_iter().map(super::OperationParameter::to_value).collect())
}

fn responses(operation: &Operation) -> (Object<'static>, bool) {
    let mut responses = Object::new();
    for response in &operation.responses {
        responses.insert(response.status.clone(), response.to_value());
    }
    if let Some(Input::Object(extra)) = &operation.extra_responses {
        for (status, response) in extra.iter() {
            merge_response(&mut responses, status, response);
        }
    }
    let described = ["422", "4XX", "default"].iter().any(|status| responses.contains(status));
    let refers = operation.validates && !described;
    if refers {
        let media = Object::from_iter([("schema", validation::reference(validation::NAME))]);
        let mut response = Object::from_iter([("description", "Validation Error")]);
        response.insert("content", Object::from_iter([("application/json", media)]));
        responses.insert("422", response);
    }
    (responses, refers)
}

fn merge_response(responses: &mut Object<'static>, status: &str, response: &Value) {
    let status = if status.eq_ignore_ascii_case("default") { "default".to_owned() } else { status.to_uppercase() };
    let mut merged = responses.get(&status).cloned().unwrap_or_else(|| Object::new().into());
    let known = merged.get("description").cloned();
    deep_update(&mut merged, response);
    if let Input::Object(object) = &mut merged {
        let description = response.get("description").cloned().or(known);
        object.insert("description", description.unwrap_or_else(|| phrase(&status).into()));
    }
    responses.insert(status, merged);
}

/// Merges objects member by member; lists are appended, anything else is replaced.
fn deep_update(target: &mut Value, update: &Value) {
    match (target, update) {
        (Input::Object(target), Input::Object(update)) => {
            for (name, value) in update.iter() {
                match target.get_mut(name) {
                    Some(known) => deep_update(known, value),
                    None => target.insert(name.to_owned(), value.clone()),
                }
            }
        }
        (Input::Array(target), Input::Array(update)) => target.extend(update.iter().cloned()),
        (target, update) => *target = update.clone(),
    }
}

/// What an answer of that status is, unless somebody said it: Python's phrases.
fn phrase(status: &str) -> String {
    let text = match status {
        "1XX" => "Information",
        "2XX" => "Success",
        "3XX" => "Redirection",
        "4XX" => "Client Error",
        "5XX" => "Server Error",
        "DEFAULT" | "default" => "Default Response",
        status => {
            return status.parse().ok().and_then(crate::status::phrase).unwrap_or("Additional Response").to_owned();
        }
    };
    text.to_owned()
}
