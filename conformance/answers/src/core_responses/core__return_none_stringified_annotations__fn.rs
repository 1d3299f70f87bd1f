use peregrine::prelude::*;

#[get("/no-content", status = 204)]
async fn return_no_content() {}

pub(super) fn app() -> App {
    App::new().routes(routes![return_no_content])
}
