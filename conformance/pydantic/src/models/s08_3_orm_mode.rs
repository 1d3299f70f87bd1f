use peregrine::prelude::*;

#[derive(Model)]
struct UserSchema {
    id: i64,
    name: String,
    email: String,
    is_active: bool,
}

#[post("/orm", response_model = UserSchema)]
async fn orm(data: Object<'static>) -> Object<'static> {
    data
}

#[post("/orm_list", response_model = Vec<UserSchema>)]
async fn orm_list(#[body] data: Vec<Object<'static>>) -> Vec<Object<'static>> {
    data
}

#[post("/m")]
async fn m(item: UserSchema) -> UserSchema {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![orm, orm_list, m])
}
