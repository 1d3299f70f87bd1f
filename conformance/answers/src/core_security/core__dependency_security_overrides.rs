use peregrine::prelude::*;
use peregrine::security::SecurityScopes;

#[dependency]
fn get_user(required_scopes: SecurityScopes) -> (&'static str, Vec<String>) {
    ("john", required_scopes.scopes)
}

#[dependency]
fn get_data() -> Vec<i64> {
    vec![1, 2, 3]
}

#[get("/user")]
fn read_user(
    #[security(get_user, scopes = ["foo", "bar"])] user_data: (&'static str, Vec<String>),
    #[depends(get_data)] data: Vec<i64>,
) -> Value {
    json!({"user": user_data.0, "scopes": user_data.1, "data": data})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_user])
}
