use peregrine::IntoResponse;
use peregrine::prelude::*;

#[get("/portal")]
async fn get_portal(#[query(default = false)] teleport: bool) -> Result<Response> {
    if teleport {
        return Redirect::to("https://www.youtube.com/watch?v=dQw4w9WgXcQ").into_response(StatusCode::OK);
    }
    json!({"message": "Here's your interdimensional portal."}).into_response(StatusCode::OK)
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_portal])
}
