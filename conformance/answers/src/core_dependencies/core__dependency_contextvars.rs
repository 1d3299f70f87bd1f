use peregrine::prelude::*;

/// What Python keeps in a context variable while the request lasts.
#[derive(Clone)]
struct RequestState {
    user: &'static str,
}

#[dependency]
async fn set_up_request_state_dependency(out: Yield<RequestState>) -> Result<()> {
    Ok(out.give(RequestState { user: "deadpond" }).await?)
}

async fn custom_middleware(request: Request, next: Next) -> Result<Response> {
    let mut response = next.run(request).await?;
    response.headers_mut().insert("custom", "foo".parse()?);
    Ok(response)
}

#[get("/user")]
fn get_user(#[depends(set_up_request_state_dependency)] request_state: RequestState) -> Value {
    request_state.user.into()
}

pub(super) fn app() -> App {
    App::new().middleware(custom_middleware).routes(routes![get_user])
}
