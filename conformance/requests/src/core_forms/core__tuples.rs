use peregrine::prelude::*;

#[derive(Model)]
struct ItemGroup {
    items: Vec<(String, String)>,
}

#[derive(Model)]
struct Coordinate {
    x: f64,
    y: f64,
}

#[post("/model-with-tuple/")]
fn post_model_with_tuple(item_group: ItemGroup) -> Value {
    json!(item_group)
}

#[post("/tuple-of-models/")]
fn post_tuple_of_models(square: (Coordinate, Coordinate)) -> Value {
    json!(square)
}

#[post("/tuple-form/")]
fn hello(#[form] values: (i64, i64)) -> Value {
    json!(values)
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_model_with_tuple, post_tuple_of_models, hello])
}
