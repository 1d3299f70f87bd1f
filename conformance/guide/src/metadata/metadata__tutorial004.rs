use peregrine::app::Tag;
use peregrine::prelude::*;

#[get("/users/", tags = ["users"])]
async fn get_users() -> Value {
    json!([{"name": "Harry"}, {"name": "Ron"}])
}

#[get("/items/", tags = ["items"])]
async fn get_items() -> Value {
    json!([{"name": "wand"}, {"name": "flying broom"}])
}

pub(super) fn app() -> App {
    let users = Tag {
        name: "users".to_owned(),
        description: Some("Operations with users. The **login** logic is also here.".to_owned()),
        external_docs: None,
    };
    let items = Tag {
        name: "items".to_owned(),
        description: Some("Manage items. So _fancy_ they have their own docs.".to_owned()),
        external_docs: Some(("Items external docs".to_owned(), "https://fastapi.tiangolo.com/".to_owned())),
    };
    App::new().openapi_tags([users, items]).routes(routes![get_users, get_items])
}
