use peregrine::BigInt;
use peregrine::prelude::*;

#[derive(Model)]
struct RequestCookies {
    #[field(alias = "sessionId", validation_alias("sessionId", "legacyId"))]
    session_id: BigInt,
}

#[get("/")]
async fn read(#[cookie] cookies: Option<RequestCookies>) -> Value {
    json!(cookies)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
