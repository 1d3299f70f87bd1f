use peregrine::prelude::*;

#[get("/int/{param:int}")]
async fn int_convertor(param: i64) -> Value {
    json!({"int": param})
}

#[get("/float/{param:float}")]
async fn float_convertor(param: f64) -> Value {
    json!({"float": param})
}

#[get("/path/{param:path}")]
async fn path_convertor(param: String) -> Value {
    json!({"path": param})
}

#[get("/query/")]
async fn query_convertor(#[query] param: String) -> Value {
    json!({"query": param})
}

pub(super) fn app() -> App {
    App::new().routes(routes![int_convertor, float_convertor, path_convertor, query_convertor])
}
