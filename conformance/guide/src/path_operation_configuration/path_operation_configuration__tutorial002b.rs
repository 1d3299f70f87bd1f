use std::fmt;

use peregrine::prelude::*;

enum Tags {
    Items,
    Users,
}

impl fmt::Display for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Items => "items",
            Self::Users => "users",
        })
    }
}

#[get("/items/", tags = [Tags::Items])]
async fn get_items() -> Value {
    json!(["Portal gun", "Plumbus"])
}

#[get("/users/", tags = [Tags::Users])]
async fn read_users() -> Value {
    json!(["Rick", "Morty"])
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_items, read_users])
}
