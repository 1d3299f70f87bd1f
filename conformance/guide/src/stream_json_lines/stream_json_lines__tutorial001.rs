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
async fn stream_items() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::iter(items())
}

#[get("/items/stream-no-async")]
fn stream_items_no_async() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::blocking(items())
}

#[get("/items/stream-no-annotation")]
async fn stream_items_no_annotation() -> JsonLines<impl Stream<Item = Json<Item>>> {
    JsonLines::iter(items().map(Json))
}

#[get("/items/stream-no-async-no-annotation")]
fn stream_items_no_async_no_annotation() -> JsonLines<impl Stream<Item = Json<Item>>> {
    JsonLines::blocking(items().map(Json))
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        stream_items,
        stream_items_no_async,
        stream_items_no_annotation,
        stream_items_no_async_no_annotation
    ])
}
