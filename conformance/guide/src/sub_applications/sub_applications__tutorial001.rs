use peregrine::prelude::*;

#[get("/app")]
fn read_main() -> Value {
    json!({"message": "Hello World from main app"})
}

#[get("/sub")]
fn read_sub() -> Value {
    json!({"message": "Hello World from sub API"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_main]).mount("/subapi", App::new().routes(routes![read_sub]))
}
