use peregrine::prelude::*;

#[derive(Model)]
struct User {
    name: String,
    age: i64,
    email: String,
}

#[post("/m")]
async fn m(item: User) -> User {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
