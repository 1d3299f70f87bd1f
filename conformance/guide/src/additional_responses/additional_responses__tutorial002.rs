use peregrine::prelude::*;

use conformance_runner::recorded::Recorded;

#[derive(Model)]
struct Item {
    id: String,
    value: String,
}

#[get(
    "/items/{item_id}",
    response_model = Item,
    responses = json!({
        "200": {"content": {"image/png": {}}, "description": "Return the JSON item or an image."},
    }),
)]
async fn read_item(item_id: String, img: Option<bool>, #[state] files: Recorded) -> Reply {
    let _ = item_id;
    if img == Some(true) {
        return Reply::new(File::new(files.path("image.png")).media_type("image/png"));
    }
    Reply::new(Item { id: "foo".to_owned(), value: "there goes my hero".to_owned() })
}

pub(super) fn app() -> App {
    App::new().state(Recorded::of("additional_responses__tutorial002")).routes(routes![read_item])
}
