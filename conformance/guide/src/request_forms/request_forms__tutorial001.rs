use peregrine::prelude::*;

#[post("/login/")]
async fn login(#[form] username: String, #[form] password: String) -> Value {
    let _ = password;
    json!({"username": username})
}

pub(super) fn app() -> App {
    App::new().routes(routes![login])
}
