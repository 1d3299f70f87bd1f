use peregrine::prelude::*;

#[derive(Model)]
struct ResponseModel {
    #[field(default = 200)]
    code: i64,
    #[field(default_factory = || "Successful operation.".to_owned())]
    message: String,
}

#[get("/response_model_has_default_factory_return_dict", response_model = ResponseModel)]
async fn response_model_has_default_factory_return_dict() -> Value {
    json!({"code": 200})
}

#[get("/response_model_has_default_factory_return_model")]
async fn response_model_has_default_factory_return_model() -> ResponseModel {
    ResponseModel { code: 200, message: "Successful operation.".to_owned() }
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        response_model_has_default_factory_return_dict,
        response_model_has_default_factory_return_model
    ])
}
