use peregrine::prelude::*;

#[get("/")]
async fn root() -> Value {
    json!({"hello world": "ba"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![root])
}
