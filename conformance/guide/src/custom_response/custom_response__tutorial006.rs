use peregrine::IntoResponse;
use peregrine::prelude::*;

#[get("/typer")]
async fn redirect_typer() -> Result<Response> {
    Redirect::to("https://typer.tiangolo.com").into_response(StatusCode::OK)
}

pub(super) fn app() -> App {
    App::new().routes(routes![redirect_typer])
}
