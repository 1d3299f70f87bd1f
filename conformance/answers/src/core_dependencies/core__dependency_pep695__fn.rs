use peregrine::prelude::*;

#[dependency]
async fn some_value() -> i64 {
    123
}

type DependedValue = i64;

#[get("/")]
async fn get_with_dep(#[depends(some_value)] value: DependedValue) -> String {
    format!("value: {value}")
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_with_dep])
}
