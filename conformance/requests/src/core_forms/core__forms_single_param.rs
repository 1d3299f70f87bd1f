use peregrine::prelude::*;

#[post("/form/")]
fn post_form(#[form] username: String) -> Value {
    json!(username)
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_form])
}
