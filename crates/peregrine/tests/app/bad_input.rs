//! Each kind of malformed request has its defined answer. What the connection itself refuses is tested in `serve`.

use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
}

#[post("/items/{item_id}")]
async fn create_item(
    item_id: i64,
    q: Option<String>,
    #[header] x_token: Option<String>,
    #[cookie] session: Option<String>,
    item: Item,
) -> Value {
    json!({"item_id": item_id, "q": q, "x_token": x_token, "session": session, "name": item.name, "price": item.price})
}

#[post("/any")]
async fn any(#[body] value: Value) -> Value {
    value
}

#[get("/files/{name}")]
async fn file(name: String) -> String {
    name
}

fn client() -> TestClient {
    TestClient::new(App::new().body_bytes_max(100_000).routes(routes![create_item, any, file]))
}

/// Sends bytes announced as JSON.
fn post(target: &str, body: impl Into<Vec<u8>>) -> peregrine::testing::TestResponse {
    client().post(target).header("content-type", "application/json").body(body).send()
}

#[track_caller]
fn assert_syntax_error(body: &str, message: &str, position: i64) {
    let answer = post("/items/1", body);
    answer.assert_status(422).assert_json(json!({"detail": [{
        "type": "json_invalid",
        "loc": ["body", position],
        "msg": "JSON decode error",
        "input": {},
        "ctx": {"error": message},
    }]}));
}

#[test]
fn truncated_json_is_told_with_its_place() {
    assert_syntax_error(r#"{"name": "Lamp""#, "Expecting ',' delimiter", 15);
    assert_syntax_error(r#"{"name": "La"#, "Unterminated string starting at", 9);
    assert_syntax_error(r#"{"name":"#, "Expecting value", 8);
    assert_syntax_error("{", "Expecting property name enclosed in double quotes", 1);
    assert_syntax_error(" ", "Expecting value", 1);
}

#[test]
fn places_count_characters_not_bytes() {
    assert_syntax_error(r#"{"näme": "Lamp" x"#, "Expecting ',' delimiter", 16);
}

#[test]
fn syntax_errors_pre_empt_all_others() {
    let answer = post("/items/not-a-number", "{");
    assert_eq!(answer.json()["detail"].as_array().map(<[_]>::len), Some(1));
}

#[test]
fn body_at_the_limit_is_read_and_one_byte_more_is_413() {
    let padding = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    post("/any", padding(100_000)).assert_status(200);
    post("/any", padding(100_001)).assert_status(413).assert_json(json!({"detail": "Content Too Large"}));
}

#[test]
fn deep_json_is_read_to_the_limit_and_refused_past_it() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let limit = usize::from(peregrine::rt::JSON_DEPTH_MAX);
    post("/any", nested(limit)).assert_status(200);
    let refused = json!({"detail": "There was an error parsing the body"});
    post("/any", nested(limit + 1)).assert_status(400).assert_json(refused.clone());
    post("/any", "[".repeat(50_000)).assert_status(400).assert_json(refused);
}

#[test]
fn integers_of_too_many_digits_are_refused() {
    post("/any", "1".repeat(4300)).assert_status(200);
    post("/any", "1".repeat(4301)).assert_status(400);
}

#[test]
fn bad_utf8_in_a_json_body_is_400() {
    let body = b"{\"name\": \"\xff\", \"price\": 1}".to_vec();
    post("/items/1", body).assert_status(400).assert_json(json!({"detail": "There was an error parsing the body"}));
}

#[test]
fn bad_utf8_in_path_and_query_is_replaced() {
    client().get("/files/a%ffb").send().assert_json("a\u{FFFD}b");
    let answer = post("/items/1?q=%ff", r#"{"name": "Lamp", "price": 1}"#);
    assert_eq!(answer.json()["q"], "\u{FFFD}");
}

#[test]
fn header_bytes_that_are_no_ascii_are_latin_1() {
    let request = client().post("/items/1").header("x-token", b"caf\xe9").json(json!({"name": "Lamp", "price": 1}));
    assert_eq!(request.send().json()["x_token"], "café");
}

#[test]
fn of_duplicate_headers_the_first_counts_and_of_cookies_the_last() {
    let request = client().post("/items/1").header("x-token", "a").header("x-token", "b");
    let request = request.header("cookie", "session=a").header("cookie", "session=b");
    let answer = request.json(json!({"name": "Lamp", "price": 1})).send();
    assert_eq!(answer.json()["x_token"], "a");
    assert_eq!(answer.json()["session"], "b");
}

#[test]
fn duplicate_members_count_once_the_last_one() {
    let answer = post("/items/1", r#"{"name": 1, "price": 2, "name": "Lamp"}"#);
    assert_eq!(answer.json()["name"], "Lamp");
}

#[test]
fn body_that_is_not_announced_as_json_is_text() {
    let body = r#"{"name": "Lamp", "price": 1}"#;
    for content_type in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        let client = client();
        let request = client.post("/items/1").body(body);
        let request = content_type.map_or(request.clone(), |value| request.header("content-type", value));
        let answer = request.send();
        answer.assert_status(422);
        assert_eq!(answer.json()["detail"][0]["type"], "model_attributes_type");
        assert_eq!(answer.json()["detail"][0]["input"], body);
    }
}

#[test]
fn a_million_mistakes_are_told_up_to_the_bound() {
    #[post("/numbers")]
    async fn numbers(numbers: Vec<i64>) -> usize {
        numbers.len()
    }
    let client = TestClient::new(App::new().body_bytes_max(4_000_000).routes(routes![numbers]));
    let body = format!("[{}\"\"]", "\"\",".repeat(999_999));
    let answer = client.post("/numbers").header("content-type", "application/json").body(body).send();
    answer.assert_status(422);
    assert_eq!(answer.json()["detail"].as_array().map(<[_]>::len), Some(peregrine::rt::ISSUES_MAX));
}

#[test]
fn unknown_methods_are_405_and_unknown_paths_404() {
    client().request("BREW", "/any").send().assert_status(405).assert_header("allow", "POST");
    client().request("BREW", "/nowhere").send().assert_status(404);
}

#[test]
fn panic_in_a_handler_is_500_and_tells_nothing() {
    #[get("/panic")]
    async fn panics() -> String {
        panic!("secret")
    }
    let client = TestClient::new(App::new().routes(routes![panics]));
    client.get("/panic").send().assert_status(500).assert_text("Internal Server Error");
    client.get("/panic").send().assert_status(500);
}

#[test]
fn faults_are_answered_by_the_handler_of_all_errors() {
    #[get("/panic")]
    async fn panics() -> String {
        panic!("secret")
    }
    #[get("/fault")]
    async fn faults() -> Result<i64> {
        Ok("x".parse::<i64>()?)
    }
    let app = App::new().routes(routes![panics, faults]);
    let client = TestClient::new(app.on_error(|request: Request, error: Error| async move {
        Status::<500, _>(json!({"path": request.path(), "status": error.status()}))
    }));
    client.get("/panic").send().assert_status(500).assert_json(json!({"path": "/panic", "status": 500}));
    client.get("/fault").send().assert_status(500).assert_json(json!({"path": "/fault", "status": 500}));
    client.get("/nowhere").send().assert_status(404).assert_json(json!({"detail": "Not Found"}));
}

#[test]
fn a_report_that_python_could_not_encode_is_a_fault_there_and_here() {
    for price in ["NaN", "-Infinity", "1e400", r#""\ud800""#] {
        // A price may be any of these but the text; the missing name shows them all.
        let answer = post("/items/1", format!(r#"{{"price": {price}}}"#));
        answer.assert_status(500).assert_text("Internal Server Error");
    }
    post("/any", r#""\ud800""#).assert_status(500);
    post("/any", "NaN").assert_status(500);
    client().post("/items/1").body(b"\xFF".to_vec()).send().assert_status(500);
    let answer = post("/items/1", r#"{"price": "x", "name": "\ud83d\ude00"}"#);
    answer.assert_status(422);
}
