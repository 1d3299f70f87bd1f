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
async fn read_items() -> Html {
    Html::from(PAGE)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
