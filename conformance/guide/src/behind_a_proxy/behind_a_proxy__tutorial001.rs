use peregrine::prelude::*;

#[get("/app")]
pub(super) fn read_main(request: Request) -> Value {
    json!({"message": "Hello World", "root_path": request.root_path()})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_main])
}
