use peregrine::prelude::*;

#[get(
    "/",
    summary = "Partial",
    description = "partial(func, *args, **keywords) - new function with partial application\n\
                   of the given arguments and keywords."
)]
async fn partial(q: Option<String>) -> Value {
    json!({"some_arg": "foo", "q": q})
}

pub(super) fn app() -> App {
    App::new().routes(routes![partial])
}
