use peregrine::prelude::*;
use peregrine::response::Cookie;

#[post("/cookie/")]
fn create_cookie() -> Reply {
    Reply::new(json!({"message": "Come to the dark side, we have cookies"}))
        .cookie(Cookie::new("fakesession", "fake-cookie-session-value"))
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_cookie])
}
