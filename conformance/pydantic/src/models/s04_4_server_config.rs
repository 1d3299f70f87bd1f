use peregrine::prelude::*;

#[derive(Model)]
struct ServerConfig {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    host: String,
    #[field(ge = 1, le = 65535)]
    port: i64,
    #[field(ge = 0.0, le = 100.0)]
    cpu_usage: f64,
    #[field(validate = normalized)]
    admin_email: String,
}

fn normalized(email: String) -> String {
    email.to_lowercase().trim().to_owned()
}

#[post("/m")]
async fn m(item: ServerConfig) -> ServerConfig {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
