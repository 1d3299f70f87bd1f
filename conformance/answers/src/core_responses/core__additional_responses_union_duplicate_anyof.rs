use peregrine::prelude::*;

#[derive(Model)]
struct ModelA {
    a: String,
}

#[derive(Model)]
struct ModelB {
    b: String,
}

#[derive(Model)]
enum Either {
    A(ModelA),
    B(ModelB),
}

#[get("/route1")]
async fn route1() -> Value {
    Value::Null
}

#[get("/route2")]
async fn route2() -> Value {
    Value::Null
}

pub(super) fn app() -> App {
    let examples = json!({"Case A": {"value": "a"}});
    let described = json!({"500": {"content": {"application/json": {"examples": examples}}}});
    App::new().responses(Responses::from(described).model::<Either>(500)).routes(routes![route1, route2])
}
