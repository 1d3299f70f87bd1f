use std::fmt;

use peregrine::prelude::*;

#[derive(Debug)]
struct UnicornError {
    name: String,
}

impl fmt::Display for UnicornError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} did something", self.name)
    }
}

impl std::error::Error for UnicornError {}

async fn answer_unicorn(_: Request, error: UnicornError) -> Status<418, Value> {
    Status(json!({"message": format!("Oops! {}. There goes a rainbow...", error)}))
}

#[get("/unicorns/{name}")]
async fn read_unicorn(name: String) -> Result<Value> {
    if name == "yolo" {
        return Err(UnicornError { name }.into());
    }
    Ok(json!({"unicorn_name": name}))
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_unicorn]).on_error(answer_unicorn)
}
