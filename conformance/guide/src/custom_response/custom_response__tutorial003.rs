use peregrine::IntoResponse;
use peregrine::prelude::*;

const PAGE: &str = "
    <html>
        <head>
            <title>Some HTML in here</title>
        </head>
        <body>
            <h1>Look ma! HTML!</h1>
        </body>
    </html>
    ";

#[get("/items/")]
async fn read_items() -> Result<Response> {
    Html::from(PAGE).into_response(StatusCode::OK)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
