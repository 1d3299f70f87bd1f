use peregrine::prelude::*;

#[derive(Model)]
struct Model {
    #[field(alias = "alias")]
    name: String,
}

impl Model {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned() }
    }
}

#[derive(Model)]
#[model(json_schema_extra = json!({
    "description": "response_model_by_alias=False is basically a quick hack, to support \
        proper OpenAPI use another model with the correct field names"
}))]
struct ModelNoAlias {
    name: String,
}

impl ModelNoAlias {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned() }
    }
}

#[get("/dict", response_model = Model, response_model_by_alias = false)]
fn read_dict() -> Value {
    json!({"alias": "Foo"})
}

#[get("/model", response_model_by_alias = false)]
fn read_model() -> Model {
    Model::named("Foo")
}

#[get("/list", response_model = Vec<Model>, response_model_by_alias = false)]
fn read_list() -> Value {
    json!([{"alias": "Foo"}, {"alias": "Bar"}])
}

#[get("/by-alias/dict", response_model = Model)]
fn by_alias_dict() -> Value {
    json!({"alias": "Foo"})
}

#[get("/by-alias/model")]
fn by_alias_model() -> Model {
    Model::named("Foo")
}

#[get("/by-alias/list")]
fn by_alias_list() -> Vec<Model> {
    vec![Model::named("Foo"), Model::named("Bar")]
}

#[get("/no-alias/dict", response_model = ModelNoAlias)]
fn no_alias_dict() -> Value {
    json!({"name": "Foo"})
}

#[get("/no-alias/model")]
fn no_alias_model() -> ModelNoAlias {
    ModelNoAlias::named("Foo")
}

#[get("/no-alias/list")]
fn no_alias_list() -> Vec<ModelNoAlias> {
    vec![ModelNoAlias::named("Foo"), ModelNoAlias::named("Bar")]
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        read_dict,
        read_model,
        read_list,
        by_alias_dict,
        by_alias_model,
        by_alias_list,
        no_alias_dict,
        no_alias_model,
        no_alias_list
    ])
}
