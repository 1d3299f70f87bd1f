use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
}

#[get("/items")]
fn get_items() -> Item {
    Item { name: "widget".to_owned(), price: 9.99 }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_items])
}
