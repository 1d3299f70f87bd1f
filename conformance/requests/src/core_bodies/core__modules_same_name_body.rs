use peregrine::prelude::*;

mod a {
    use peregrine::prelude::*;

    #[post("/compute")]
    async fn compute(#[body] a: i64, #[body] b: String) -> Value {
        json!({"a": a, "b": b})
    }

    pub(super) fn router() -> Router {
        Router::new().routes(routes![compute])
    }
}

mod b {
    use peregrine::prelude::*;

    #[post("/compute/")]
    async fn compute(#[body] a: i64, #[body] b: String) -> Value {
        json!({"a": a, "b": b})
    }

    pub(super) fn router() -> Router {
        Router::new().routes(routes![compute])
    }
}

pub(super) fn app() -> App {
    App::new().include(a::router().prefix("/a")).include(b::router().prefix("/b"))
}
