use peregrine::prelude::*;

#[get("/test")]
async fn test(#[query(default = "bar")] var: String) -> Value {
    json!({"foo": var})
}

pub(super) fn app() -> App {
    App::new().include(Router::new().prefix("/nested").routes(routes![test]))
}
