use std::fmt;

use peregrine::prelude::*;

#[derive(Debug)]
struct CustomError;

impl fmt::Display for CustomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Simulated error during streaming")
    }
}

impl std::error::Error for CustomError {}

#[dependency]
async fn catching_dep(out: Yield<&'static str>) -> Result<()> {
    match out.give("s").await {
        Err(error) if error.downcast_ref::<CustomError>().is_some() => Err(HttpError::new(418, "Session error").into()),
        _ => Ok(()),
    }
}

#[dependency]
async fn broken_dep(out: Yield<&'static str>) -> Result<()> {
    let _ = out.give("s").await;
    Err(std::io::Error::other("Broken after yield").into())
}

#[get("/catching", response_model = Value)]
fn catching(#[depends(catching_dep)] d: &'static str) -> Result<Value> {
    let _ = d;
    Err(CustomError.into())
}

#[get("/broken", response_model = Value)]
fn broken(#[depends(broken_dep)] d: &'static str) -> Value {
    let _ = d;
    json!({"message": "all good?"})
}

pub(super) fn app() -> App {
    App::new().routes(routes![catching, broken])
}
