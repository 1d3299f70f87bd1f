use peregrine::prelude::*;

#[derive(Model)]
struct Parameters {
    value: i64,
}

#[get("/")]
async fn read(
    #[query] query: Option<Parameters>,
    #[header] header: Option<Parameters>,
    #[cookie] cookie: Option<Parameters>,
) -> Value {
    json!([query, header, cookie])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
