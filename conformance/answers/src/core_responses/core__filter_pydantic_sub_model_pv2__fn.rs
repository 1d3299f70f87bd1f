use peregrine::prelude::*;

#[derive(Model)]
#[model(from = ModelC)]
struct ModelB {
    username: String,
}

struct ModelC {
    username: String,
    #[expect(dead_code, reason = "a user's password is never shown")]
    password: String,
}

#[derive(Model)]
struct ModelA {
    name: String,
    description: Option<String>,
    foo: ModelB,
    #[field(default = Map::new())]
    tags: Map<String, String>,
}

fn get_model_c() -> ModelC {
    ModelC { username: "test-user".to_owned(), password: "test-password".to_owned() }
}

#[get("/model/{name}")]
async fn get_model_a(name: String) -> Result<ModelA> {
    if !name.ends_with('A') {
        return Err(std::io::Error::other("name must end in A").into());
    }
    let tags = [("key1", "value1"), ("key2", "value2")];
    Ok(ModelA {
        name,
        description: Some("model-a-desc".to_owned()),
        foo: get_model_c().into(),
        tags: tags.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_model_a])
}
