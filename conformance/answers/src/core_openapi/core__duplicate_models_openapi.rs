use peregrine::prelude::*;

#[derive(Model)]
struct Model {}

#[derive(Model)]
struct Model2 {
    a: Model,
}

#[derive(Model)]
struct Model3 {
    c: Model,
    d: Model2,
}

#[get("/")]
fn f() -> Model3 {
    Model3 { c: Model {}, d: Model2 { a: Model {} } }
}

pub(super) fn app() -> App {
    App::new().routes(routes![f])
}
