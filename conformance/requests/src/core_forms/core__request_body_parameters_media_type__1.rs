use peregrine::prelude::*;

#[post("/")]
fn submit(#[form] name: String, #[form] token: String) -> Value {
    json!({"name": name, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit])
}
