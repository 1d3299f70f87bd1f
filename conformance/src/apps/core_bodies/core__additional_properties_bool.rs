use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct Foo {}

#[route("/", method = "POST")]
async fn post(foo: Option<Foo>) -> Value {
    json!(foo)
}

pub(super) fn app() -> App {
    App::new().routes(routes![post])
}
