//! What `docs/differences.md` says, line by line: where an answer differs from FastAPI's on purpose.

use peregrine::prelude::*;
use peregrine::testing::{TestClient, TestResponse};

#[derive(Model)]
struct Sized {
    size: i64,
}

#[post("/sized")]
async fn sized(body: Sized) -> Sized {
    body
}

#[post("/any")]
async fn any(body: Value) -> Value {
    body
}

#[post("/list")]
async fn list(body: Vec<i64>) -> usize {
    body.len()
}

fn post(path: &str, body: impl Into<Vec<u8>>) -> TestResponse {
    let client = TestClient::new(App::new().routes(routes![sized, any, list]));
    client.post(path).header("content-type", "application/json").body(body).send()
}

fn nested(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

#[test]
fn a_lone_surrogate_in_a_name_is_replaced() {
    post("/any", r#"{"\ud800": 1}"#).assert_status(200).assert_json(json!({"\u{FFFD}": 1}));
}

#[test]
fn a_surrogate_in_bytes_is_no_text() {
    post("/any", b"\"\xED\xA0\x80\"").assert_status(400);
}

#[test]
fn json_nests_512_deep() {
    post("/any", nested(512)).assert_status(200);
    post("/any", nested(513)).assert_status(400);
}

#[test]
fn an_integer_is_bounded_by_its_type() {
    let issue = post("/sized", r#"{"size": 9223372036854775808}"#).assert_status(422).json()["detail"][0].clone();
    assert_eq!(issue["type"], "less_than_equal");
    assert_eq!(issue["ctx"]["le"], i64::MAX);
    let issue = post("/sized", r#"{"size": -9223372036854775809}"#).assert_status(422).json()["detail"][0].clone();
    assert_eq!(issue["type"], "greater_than_equal");
    assert_eq!(issue["ctx"]["ge"], i64::MIN);
}

#[test]
fn a_report_has_10_000_issues_at_most() {
    let answer = post("/list", format!("[{}]", vec!["\"x\""; 10_001].join(",")));
    let detail = answer.assert_status(422).json()["detail"].clone();
    assert!(matches!(detail, Value::Array(issues) if issues.len() == 10_000));
}

#[test]
fn a_body_has_2_mib_at_most() {
    let text = |bytes: usize| format!("\"{}\"", "a".repeat(bytes - 2));
    post("/any", text(2 * 1024 * 1024)).assert_status(200);
    post("/any", text(2 * 1024 * 1024 + 1)).assert_status(413);
}

mod routes {
    use super::*;

    #[get("/items/{name}")]
    async fn by_name(name: String) -> String {
        format!("name {name}")
    }

    #[get("/items/{id:int}")]
    async fn by_id(id: i64) -> String {
        format!("id {id}")
    }

    #[get("/items/me")]
    async fn me() -> String {
        "me".to_owned()
    }

    #[get("/items/{id}")]
    async fn by_name_again(id: String) -> String {
        id
    }

    #[get("/others", operation_id = "me")]
    async fn other() -> String {
        String::new()
    }

    #[get("/others/me", operation_id = "me")]
    async fn another() -> String {
        String::new()
    }

    #[test]
    fn the_narrower_route_wins_whatever_the_order() {
        let client = TestClient::new(App::new().routes(routes![by_name, by_id, me]));
        client.get("/items/me").send().assert_json("me");
        client.get("/items/5").send().assert_json("id 5");
        client.get("/items/x").send().assert_json("name x");
    }

    #[test]
    fn a_line_feed_at_the_end_belongs_to_the_path() {
        let client = TestClient::new(App::new().routes(routes![me]));
        client.get("/items/me%0A").send().assert_status(404);
    }

    #[test]
    fn routes_that_can_not_be_told_apart_do_not_start() {
        let errors = App::new().routes(routes![by_name, by_name_again]).into_service().unwrap_err();
        assert!(errors.to_string().contains("never answers"), "{errors}");
    }

    #[test]
    fn an_operation_id_is_given_once() {
        let errors = App::new().routes(routes![other, another]).into_service().unwrap_err();
        assert!(errors.to_string().contains("has the operation id `me`"), "{errors}");
    }

    #[test]
    fn braces_that_make_no_template_do_not_start() {
        let router = Router::new().prefix("/{not-a-name}").routes(routes![me]);
        let errors = App::new().include(router).into_service().unwrap_err();
        assert_eq!(errors.list().len(), 1, "{errors}");
    }
}

#[test]
fn an_error_of_a_middleware_is_answered_as_it_says() {
    async fn refusing(_: Request, _: Next) -> Result<Response> {
        Err(HttpError::new(401, "Who are you?").into())
    }
    let client = TestClient::new(App::new().middleware(refusing));
    client.get("/").send().assert_status(401).assert_json(json!({"detail": "Who are you?"}));
}
