use peregrine::prelude::*;

#[get("/users/{username}")]
async fn read_user(username: String) -> Value {
    json!({"message": format!("Hello {username}")})
}

pub(super) fn app() -> App {
    App::new().swagger_ui_parameter("deepLinking", false).routes(routes![read_user])
}
