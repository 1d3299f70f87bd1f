use peregrine::prelude::*;

#[get("/items/{item_id}")]
async fn read_item(item_id: String, q: Option<String>, #[query(default = false)] short: bool) -> Value {
    let mut item = Object::new();
    item.insert("item_id", item_id);
    if let Some(q) = q.filter(|q| !q.is_empty()) {
        item.insert("q", q);
    }
    if !short {
        item.insert("description", "This is an amazing item that has a long description");
    }
    item.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item])
}
