use peregrine::prelude::*;

#[derive(Model)]
struct StrictUser {
    #[field(min_length = 2, max_length = 50)]
    name: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(validate = email)]
    email: String,
}

fn email(value: &str) -> Result<(), &'static str> {
    if value.contains('@') { Ok(()) } else { Err("Must contain @") }
}

#[post("/m")]
async fn m(item: StrictUser) -> StrictUser {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
