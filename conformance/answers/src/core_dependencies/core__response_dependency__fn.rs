use peregrine::prelude::*;

#[dependency]
fn modify_response(response: ResponseParts) -> ResponseParts {
    response.header("x-custom", "modified");
    response
}

#[get("/")]
fn endpoint(#[depends(modify_response)] response: ResponseParts) -> Value {
    let _ = response;
    json!({"status": "ok"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![endpoint])
}
