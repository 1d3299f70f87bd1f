use peregrine::prelude::*;

struct Dep;

#[dependency]
impl Dep {
    async fn call(&self, request: Request) -> &'static str {
        let _ = request;
        "test"
    }
}

#[get("/test/")]
fn call(#[depends(Dep {})] test: &'static str) -> Value {
    json!({"test": test})
}

pub(super) fn app() -> App {
    App::new().routes(routes![call])
}
