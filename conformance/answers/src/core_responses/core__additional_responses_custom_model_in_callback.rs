use peregrine::HttpUrl;
use peregrine::prelude::*;

#[derive(Model)]
struct CustomModel {
    a: i64,
}

#[get("{$callback_url}/callback/", responses = Responses::new().model::<CustomModel>(400))]
fn callback_route() -> Value;

#[post("/", callbacks = [callback_route])]
fn main_route(callback_url: HttpUrl) -> Value {
    let _ = callback_url;
    Value::Null
}

pub(super) fn app() -> App {
    App::new().routes(routes![main_route])
}
