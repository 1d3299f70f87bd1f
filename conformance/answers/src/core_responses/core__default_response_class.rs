use peregrine::prelude::*;
use peregrine::response::{Answers, IntoResponse};

/// JSON under another media type.
struct Named<const MEDIA_TYPE: usize>(Value);

const MEDIA_TYPES: [&str; 2] = ["application/x-orjson", "application/x-override"];

impl<const MEDIA_TYPE: usize> IntoResponse for Named<MEDIA_TYPE> {
    fn describe(answers: &mut Answers<'_>) {
        answers.json::<Value>();
        answers.media_type(MEDIA_TYPES[MEDIA_TYPE]);
    }

    fn into_response(self, status: StatusCode) -> Result<Response> {
        Content::new(MEDIA_TYPES[MEDIA_TYPE], self.0.dump_json()).into_response(status)
    }
}

type OrJson = Named<0>;
type Override = Named<1>;

#[get("/")]
fn get_root() -> OrJson {
    Named(json!({"msg": "Hello World"}))
}

#[get("/override")]
fn get_path_override() -> Text {
    Text::from("Hello World")
}

#[get("/")]
fn get_a() -> OrJson {
    Named(json!({"msg": "Hello A"}))
}

#[get("/override")]
fn get_a_path_override() -> Text {
    Text::from("Hello A")
}

#[get("/")]
fn get_a_a() -> OrJson {
    Named(json!({"msg": "Hello A A"}))
}

#[get("/override")]
fn get_a_a_path_override() -> Text {
    Text::from("Hello A A")
}

#[get("/")]
fn get_a_b() -> Text {
    Text::from("Hello A B")
}

#[get("/override")]
fn get_a_b_path_override() -> Html {
    Html::from("Hello A B")
}

#[get("/")]
fn get_b() -> Text {
    Text::from("Hello B")
}

#[get("/override")]
fn get_b_path_override() -> Html {
    Html::from("Hello B")
}

#[get("/")]
fn get_b_a() -> Text {
    Text::from("Hello B A")
}

#[get("/override")]
fn get_b_a_path_override() -> Html {
    Html::from("Hello B A")
}

#[get("/")]
fn get_b_a_c() -> Html {
    Html::from("Hello B A C")
}

#[get("/override")]
fn get_b_a_c_path_override() -> Override {
    Named(json!({"msg": "Hello B A C"}))
}

pub(super) fn app() -> App {
    let under = |prefix: &str| Router::new().prefix(prefix);
    let a_a = under("/a").routes(routes![get_a_a, get_a_a_path_override]);
    let a_b = under("/b").routes(routes![get_a_b, get_a_b_path_override]);
    let a = under("/a").routes(routes![get_a, get_a_path_override]).include(a_a).include(a_b);
    let b_a_c = under("/c").routes(routes![get_b_a_c, get_b_a_c_path_override]);
    let b_a = under("/a").routes(routes![get_b_a, get_b_a_path_override]).include(b_a_c);
    let b = under("/b").routes(routes![get_b, get_b_path_override]).include(b_a);
    App::new().routes(routes![get_root, get_path_override]).include(a).include(b)
}
