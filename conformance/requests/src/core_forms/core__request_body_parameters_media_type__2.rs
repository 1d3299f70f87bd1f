use peregrine::prelude::*;

#[post("/")]
fn submit(#[form(media_type = "multipart/form-data")] name: String, #[form] token: String) -> Value {
    json!({"name": name, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit])
}
