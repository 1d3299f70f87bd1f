use peregrine::prelude::*;

#[get("/items/")]
async fn read_items() -> Html {
    Html::from("<h1>Items</h1><p>This is a list of items.</p>")
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
