use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    #[field(required)]
    description: Option<String>,
}

fn items() -> [Item; 3] {
    [
        ("Plumbus", "A multi-purpose household device."),
        ("Portal Gun", "A portal opening device."),
        ("Meeseeks Box", "A box that summons a Meeseeks."),
    ]
    .map(|(name, description)| Item { name: name.to_owned(), description: Some(description.to_owned()) })
}

#[get("/items/stream")]
async fn sse_items() -> Sse<impl Stream<Item = Item>> {
    Sse::iter(items())
}

#[get("/items/stream-no-async")]
fn sse_items_no_async() -> Sse<impl Stream<Item = Item>> {
    Sse::blocking(items())
}

#[get("/items/stream-no-annotation")]
async fn sse_items_no_annotation() -> Sse<impl Stream<Item = Json<Item>>> {
    Sse::iter(items().map(Json))
}

#[get("/items/stream-no-async-no-annotation")]
fn sse_items_no_async_no_annotation() -> Sse<impl Stream<Item = Json<Item>>> {
    Sse::blocking(items().map(Json))
}

pub(super) fn app() -> App {
    App::new().routes(routes![sse_items, sse_items_no_async, sse_items_no_annotation, sse_items_no_async_no_annotation])
}
