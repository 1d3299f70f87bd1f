use peregrine::prelude::*;

#[get("/pydantic", status = 302)]
async fn redirect_pydantic() -> Redirect {
    Redirect::to("https://docs.pydantic.dev/").status(StatusCode::FOUND)
}

pub(super) fn app() -> App {
    App::new().routes(routes![redirect_pydantic])
}
