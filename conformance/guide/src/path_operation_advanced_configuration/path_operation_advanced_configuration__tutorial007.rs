use peregrine::bytes::Bytes;
use peregrine::prelude::*;
use yaml_rust2::{Yaml, YamlLoader};

#[derive(Model)]
struct Item {
    name: String,
    tags: Vec<String>,
}

#[post(
    "/items/",
    openapi_extra = json!({
        "requestBody": {
            "content": {"application/x-yaml": {"schema": {
                "properties": {
                    "name": {"title": "Name", "type": "string"},
                    "tags": {"items": {"type": "string"}, "title": "Tags", "type": "array"},
                },
                "required": ["name", "tags"],
                "title": "Item",
                "type": "object",
            }}},
            "required": true,
        },
    }),
)]
async fn create_item(body: Bytes) -> Result<Json<Item>, HttpError> {
    let unreadable = || HttpError::new(422, "Invalid YAML");
    let text = std::str::from_utf8(&body).map_err(|_| unreadable())?;
    let documents = YamlLoader::load_from_str(text).map_err(|_| unreadable())?;
    let data = documents.first().map_or(Value::Null, value);
    let item = Item::validate_value(data).map_err(|report| HttpError::new(422, report.errors()))?;
    Ok(Json(item))
}

/// YAML as JSON has it.
fn value(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::String(text) => text.clone().into(),
        Yaml::Integer(number) => (*number).into(),
        Yaml::Boolean(value) => (*value).into(),
        Yaml::Real(_) => yaml.as_f64().map_or(Value::Null, Value::from),
        Yaml::Array(items) => Value::Array(items.iter().map(value).collect()),
        Yaml::Hash(members) => {
            let named = |(name, member): (&Yaml, &Yaml)| Some((name.as_str()?.to_owned(), value(member)));
            members.iter().filter_map(named).collect::<Object<'_>>().into()
        }
        _ => Value::Null,
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item])
}
