use peregrine::prelude::*;

#[dependency]
async fn common_parameters(q: String, #[query(default = 0)] skip: i64, #[query(default = 100)] limit: i64) -> Value {
    json!({"q": q, "skip": skip, "limit": limit})
}

#[get("/main-depends/")]
async fn main_depends(#[depends(common_parameters)] commons: Value) -> Value {
    json!({"in": "main-depends", "params": commons})
}

#[get("/decorator-depends/", dependencies = [common_parameters])]
async fn decorator_depends() -> Value {
    json!({"in": "decorator-depends"})
}

#[get("/router-depends/")]
async fn router_depends(#[depends(common_parameters)] commons: Value) -> Value {
    json!({"in": "router-depends", "params": commons})
}

#[get("/router-decorator-depends/", dependencies = [common_parameters])]
async fn router_decorator_depends() -> Value {
    json!({"in": "router-decorator-depends"})
}

pub(super) fn app() -> App {
    let router = Router::new().routes(routes![router_depends, router_decorator_depends]);
    App::new().routes(routes![main_depends, decorator_depends]).include(router)
}
