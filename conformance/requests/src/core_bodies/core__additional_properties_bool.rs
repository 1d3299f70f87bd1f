use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct Foo {}

#[route("/", method = "POST")]
async fn post(#[body(alias = "foo")] data: Option<Foo>) -> Value {
    json!(data)
}

pub(super) fn app() -> App {
    App::new().routes(routes![post])
}
