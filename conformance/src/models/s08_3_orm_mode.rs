use peregrine::prelude::*;
use peregrine::{Object, Report};

#[derive(Model)]
struct UserSchema {
    id: i64,
    name: String,
    email: String,
    is_active: bool,
}

/// What stands in a database: nobody has checked it.
type Row = Map<String, Value>;

fn user(row: Row) -> Result<UserSchema> {
    let row = Value::Object(row.into_iter().collect::<Object<'_>>());
    Ok(UserSchema::validate_input(&row).map_err(Report::into_owned)?)
}

#[post("/orm")]
async fn orm(data: Row) -> Result<UserSchema> {
    user(data)
}

#[post("/orm_list")]
async fn orm_list(data: Vec<Row>) -> Result<Vec<UserSchema>> {
    data.into_iter().map(user).collect()
}

#[post("/m")]
async fn m(item: UserSchema) -> UserSchema {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![orm, orm_list, m])
}
