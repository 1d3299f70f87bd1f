use peregrine::prelude::*;
use peregrine::response::IntoResponse as _;

#[get("/portal")]
async fn get_portal(#[query(default = false)] teleport: bool) -> Result<Response> {
    if teleport {
        let rick = Redirect::to("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        return rick.into_response(StatusCode::OK);
    }
    Json(json!({"message": "Here's your interdimensional portal."})).into_response(StatusCode::OK)
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_portal])
}
