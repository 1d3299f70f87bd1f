use peregrine::prelude::*;

#[derive(Model)]
#[model(populate_by_name)]
struct Values {
    #[field(alias = "X-Second")]
    x_values: Vec<i64>,
}

#[get("/")]
async fn read(#[header] data: Values) -> Value {
    json!({"x_values": data.x_values})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
