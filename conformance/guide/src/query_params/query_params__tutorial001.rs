use peregrine::prelude::*;

const ITEM_NAMES: [&str; 3] = ["Foo", "Bar", "Baz"];

#[get("/items/")]
async fn read_item(#[query(default = 0)] skip: usize, #[query(default = 10)] limit: usize) -> Value {
    let names = ITEM_NAMES.iter().skip(skip).take(limit);
    names.map(|name| json!({"item_name": name})).collect::<Vec<_>>().into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item])
}
