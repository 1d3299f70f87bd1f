//! The application as a whole, seen from outside.

use http_body::Body as _;
use peregrine::Body;
use peregrine::prelude::*;
use peregrine::testing::TestClient;
use tower_service::Service as _;

/// Read an item.
///
/// By its number.
#[get("/items/{item_id}")]
async fn read_item(item_id: i64) -> i64 {
    item_id
}

/// Blocking work is done where it stops nobody.
#[get("/thread")]
fn thread() -> String {
    std::thread::current().name().unwrap_or_default().to_owned()
}

fn app() -> App {
    App::new().routes(routes![read_item, thread])
}

#[test]
fn handlers_stay_functions() {
    assert_eq!(peregrine::rt::block_on(read_item(5)), 5);
    assert!(!thread().is_empty());
}

#[test]
fn plain_functions_run_on_the_blocking_pool() {
    let here = std::thread::current().name().map(str::to_owned);
    let there = TestClient::new(app()).get("/thread").send().parse::<String>();
    assert_ne!(Some(there), here);
}

#[test]
fn application_is_a_tower_service() {
    let mut service = app().into_service().expect("the application starts");
    let request = http::Request::get("/items/7").body(Body::empty()).expect("a request");
    let Ok(response) = peregrine::rt::block_on(service.call(request));
    assert_eq!(response.status(), 200);
    assert_eq!(response.body().size_hint().exact(), Some(1));
}

#[test]
fn pages_and_document_answer_get_and_head() {
    let client = TestClient::new(app());
    for path in ["/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"] {
        client.get(path).send().assert_status(200);
        client.head(path).send().assert_status(200);
        client.post(path).send().assert_status(405);
    }
}

#[test]
fn assets_are_compressed_for_those_who_accept_it_and_kept() {
    let client = TestClient::new(app());
    let page = client.get("/docs").send();
    let script =
        page.text().split('"').find(|part| part.ends_with(".js")).expect("the page names its script").to_owned();
    let plain = client.get(&script).send();
    for (accepted, coding) in [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
        let packed = client.get(&script).header("accept-encoding", accepted).send();
        packed.assert_status(200).assert_header("content-encoding", coding);
        assert!(packed.bytes().len() < plain.bytes().len() && plain.header("content-encoding").is_none());
    }
    let etag = plain.header("etag").expect("an asset has a tag").to_owned();
    client.get(&script).header("if-none-match", etag).send().assert_status(304);
}

#[test]
fn pages_can_be_moved_and_turned_off() {
    let client = TestClient::new(app().docs_url("/help").redoc_url(None).openapi_url("/api.json"));
    client.get("/help").send().assert_status(200);
    client.get("/api.json").send().assert_status(200);
    client.get("/docs").send().assert_status(404);
    client.get("/redoc").send().assert_status(404);
    let client = TestClient::new(app().openapi_url(None));
    client.get("/docs").send().assert_status(404);
    client.get("/openapi.json").send().assert_status(404);
}

#[test]
fn doc_comment_is_summary_and_description() {
    let document = app().openapi().expect("the application starts");
    let operation = &document["paths"]["/items/{item_id}"]["get"];
    assert_eq!(operation["summary"], "Read an item.");
    assert_eq!(operation["description"], "By its number.");
}

#[test]
fn doc_comment_of_a_parameter_is_its_description() {
    #[get("/search")]
    async fn search(
        /// What to look for.
        q: String,
    ) -> String {
        q
    }
    let document = App::new().routes(routes![search]).openapi().expect("the application starts");
    assert_eq!(document["paths"]["/search"]["get"]["parameters"][0]["description"], "What to look for.");
}

#[test]
fn slashes_are_redirected_unless_turned_off() {
    let client = TestClient::new(app());
    client.get("/items/5/?a=b").send().assert_status(307).assert_header("location", "http://testserver/items/5?a=b");
    client.get("/items/5/").follow_redirects().send().assert_json(5);
    TestClient::new(app().redirect_slashes(false)).get("/items/5/").send().assert_status(404);
}

#[test]
fn cookies_are_kept_and_sent() {
    #[get("/login")]
    async fn login() -> Content {
        Content::new("text/plain", "").header("set-cookie", "session=abc; Path=/; HttpOnly")
    }
    #[get("/me")]
    async fn me(#[cookie] session: Option<String>) -> Option<String> {
        session
    }
    let client = TestClient::new(App::new().routes(routes![login, me]));
    client.get("/me").send().assert_json(Value::Null);
    client.get("/login").send().assert_status(200);
    client.get("/me").send().assert_json("abc");
}
