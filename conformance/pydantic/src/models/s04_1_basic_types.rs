use peregrine::prelude::*;

#[derive(Model)]
struct BasicTypes {
    name: String,
    age: i64,
    height: f64,
    is_active: bool,
    data: ByteString,
}

#[post("/m")]
async fn m(item: BasicTypes) -> BasicTypes {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
