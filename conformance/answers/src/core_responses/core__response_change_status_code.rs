use peregrine::prelude::*;

#[dependency]
async fn response_status_setter(response: ResponseParts) {
    response.status(201);
}

#[dependency]
async fn parent_dep(#[depends(response_status_setter)] result: ()) {
    result
}

#[get("/", dependencies = [parent_dep])]
async fn get_main() -> Value {
    json!({"msg": "Hello World"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_main])
}
