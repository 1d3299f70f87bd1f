use peregrine::prelude::*;

#[post("/")]
async fn post_endpoint(input: Vec<i64>) -> Vec<i64> {
    input
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_endpoint])
}
