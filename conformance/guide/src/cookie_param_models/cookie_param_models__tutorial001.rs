use peregrine::prelude::*;

#[derive(Model)]
struct Cookies {
    session_id: String,
    fatebook_tracker: Option<String>,
    googall_tracker: Option<String>,
}

#[get("/items/")]
async fn read_items(#[cookie] cookies: Cookies) -> Json<Cookies> {
    Json(cookies)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
