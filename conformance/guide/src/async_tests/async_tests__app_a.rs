use peregrine::prelude::*;

#[get("/")]
async fn root() -> Value {
    json!({"message": "Tomato"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![root])
}
