use peregrine::prelude::*;

#[derive(Model)]
struct ClientHeaders {
    x_client_name: String,
    x_client_version: String,
}

#[get("/items/")]
async fn read_items(#[header] client: Option<ClientHeaders>) -> Json<Option<ClientHeaders>> {
    Json(client)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
