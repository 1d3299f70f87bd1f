use peregrine::Body;
use peregrine::http::HeaderValue;
use peregrine::http::header::CONTENT_TYPE;
use peregrine::prelude::*;

const DATA: &str = r#"<?xml version="1.0"?>
    <shampoo>
    <Header>
        Apply shampoo here.
    </Header>
    <Body>
        You'll have to use soap here.
    </Body>
    </shampoo>
    "#;

#[get("/legacy/")]
fn get_legacy_data() -> Response {
    let mut response = Response::new(Body::from(DATA));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
    response
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_legacy_data])
}
