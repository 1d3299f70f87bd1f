use peregrine::prelude::*;

#[dependency]
fn get_header(#[header] someheader: String) -> String {
    someheader
}

#[dependency]
fn get_something_else(#[depends(get_header)] someheader: String) -> String {
    format!("{someheader}123")
}

#[get("/")]
fn get_deps(#[depends(get_header)] dep1: String, #[depends(get_something_else)] dep2: String) -> Value {
    json!({"dep1": dep1, "dep2": dep2})
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_deps])
}
