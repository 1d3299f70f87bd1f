use peregrine::prelude::*;

async fn http_exception_handler(_: Request, error: HttpError) -> Result<Value, HttpError> {
    if error.is_from_router() { Err(error) } else { Ok(json!({"exception": "http-exception"})) }
}

async fn request_validation_exception_handler(_: Request, _: ValidationError) -> Value {
    json!({"exception": "request-validation"})
}

async fn server_error_exception_handler(_: Request, _: Error) -> Status<500, Value> {
    Status(json!({"exception": "server-error"}))
}

fn failure() -> std::io::Error {
    std::io::Error::other("Oops!")
}

#[dependency]
async fn dependency_with_yield(out: Yield<()>) -> Result<()> {
    let _ = out;
    Err(failure().into())
}

#[get("/dependency-with-yield", dependencies = [dependency_with_yield])]
fn with_yield() -> Value {
    Value::Null
}

#[get("/http-exception")]
fn route_with_http_exception() -> Result<Value> {
    Err(HttpError::from_status(400).into())
}

#[get("/request-validation/{param}/")]
fn route_with_request_validation_exception(param: i64) -> Value {
    let _ = param;
    Value::Null
}

#[get("/server-error")]
fn route_with_server_error() -> Result<Value> {
    Err(failure().into())
}

pub(super) fn app() -> App {
    App::new()
        .on_error(http_exception_handler)
        .on_error(request_validation_exception_handler)
        .on_error(server_error_exception_handler)
        .routes(routes![
            with_yield,
            route_with_http_exception,
            route_with_request_validation_exception,
            route_with_server_error
        ])
}
