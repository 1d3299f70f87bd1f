use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    description: String,
}

#[get("/items/", response_model = Vec<Item>)]
async fn read_items() -> Value {
    json!([
        {"name": "Foo", "description": "There comes my hero"},
        {"name": "Red", "description": "It's my aeroplane"},
    ])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
