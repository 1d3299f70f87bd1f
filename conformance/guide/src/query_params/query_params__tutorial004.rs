use peregrine::prelude::*;

#[get("/users/{user_id}/items/{item_id}")]
async fn read_user_item(
    user_id: i64,
    item_id: String,
    q: Option<String>,
    #[query(default = false)] short: bool,
) -> Value {
    let mut item = Object::new();
    item.insert("item_id", item_id);
    item.insert("owner_id", user_id);
    if let Some(q) = q.filter(|q| !q.is_empty()) {
        item.insert("q", q);
    }
    if !short {
        item.insert("description", "This is an amazing item that has a long description");
    }
    item.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_user_item])
}
