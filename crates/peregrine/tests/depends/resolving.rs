use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Clone, Default)]
struct Calls(Arc<AtomicUsize>);

impl Calls {
    fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

#[dependency]
async fn counted(#[state] calls: Calls) -> usize {
    calls.0.fetch_add(1, Ordering::SeqCst) + 1
}

#[dependency]
async fn doubled(#[depends(counted)] count: usize) -> usize {
    count * 2
}

#[get("/cached")]
async fn cached(#[depends(counted)] one: usize, #[depends(doubled)] two: usize) -> Vec<usize> {
    vec![one, two]
}

#[get("/fresh")]
async fn fresh(#[depends(counted)] one: usize, #[depends(counted, use_cache = false)] two: usize) -> Vec<usize> {
    vec![one, two]
}

#[test]
fn a_dependency_is_resolved_once_per_request_unless_it_says_otherwise() {
    let calls = Calls::default();
    let client = TestClient::new(App::new().state(calls.clone()).routes(routes![cached, fresh]));
    client.get("/cached").send().assert_json(json!([1, 2]));
    assert_eq!(calls.count(), 1);
    client.get("/fresh").send().assert_json(json!([2, 3]));
}

#[derive(Dependency)]
struct Page {
    #[query(ge = 0, default = 0)]
    skip: u32,
    /// How many at most.
    #[query(ge = 1, le = 100, default = 10)]
    limit: u32,
}

impl Clone for Page {
    fn clone(&self) -> Self {
        Self { skip: self.skip, limit: self.limit }
    }
}

struct RequireRole(&'static str);

#[dependency]
impl RequireRole {
    async fn call(&self, #[header] role: String) -> Result<(), HttpError> {
        if role == self.0 { Ok(()) } else { Err(HttpError::new(403, "Forbidden")) }
    }
}

fn require_role(role: &'static str) -> RequireRole {
    RequireRole(role)
}

#[dependency]
fn blocking_user(user_id: i64) -> i64 {
    user_id
}

#[get("/users/{user_id}")]
async fn read_user(#[depends(blocking_user)] user: i64, #[depends] page: Page, q: Option<bool>) -> Vec<i64> {
    vec![user, page.skip.into(), page.limit.into(), q.map_or(0, i64::from)]
}

#[get("/pages", dependencies = [require_role("admin")])]
async fn pages(#[depends] page: Page, #[depends(require_role("admin"))] _: (), item_id: i64) -> Vec<i64> {
    vec![page.skip.into(), page.limit.into(), item_id]
}

#[test]
fn a_dependency_that_blocks_is_a_value_like_any() {
    let client = TestClient::new(App::new().routes(routes![read_user]));
    client.get("/users/7?skip=1&q=true").send().assert_json(json!([7, 1, 10, 1]));
}

#[test]
fn parameters_of_dependencies_join_the_report_before_the_functions_own() {
    let client = TestClient::new(App::new().routes(routes![pages]));
    client.get("/pages?skip=1&limit=5&item_id=3").header("role", "admin").send().assert_json(json!([1, 5, 3]));
    client.get("/pages?item_id=3").header("role", "guest").send().assert_status(403);
    let report = client.get("/pages?skip=x&item_id=y").send();
    report.assert_status(422);
    let report = report.json();
    let places = (0..4).map(|index| report["detail"][index]["loc"].clone()).collect();
    let expected = json!([["header", "role"], ["query", "skip"], ["header", "role"], ["query", "item_id"]]);
    assert_eq!(Value::Array(places), expected);
}

#[dependency]
async fn by_path(item_id: i64) -> i64 {
    item_id
}

#[get("/items/{item_id}")]
async fn item(#[depends(by_path)] item_id: i64) -> i64 {
    item_id
}

#[get("/item")]
async fn item_by_query(#[depends(by_path)] item_id: i64) -> i64 {
    item_id
}

#[test]
fn a_parameter_of_a_dependency_comes_from_the_path_if_that_has_its_name() {
    let client = TestClient::new(App::new().routes(routes![item, item_by_query]));
    client.get("/items/7").send().assert_json(7);
    client.get("/item?item_id=8").send().assert_json(8);
}

#[get("/me")]
async fn me(#[depends(counted)] count: usize) -> usize {
    count
}

#[test]
fn what_nobody_set_is_told_at_startup() {
    let errors = App::new().routes(routes![me]).into_service().unwrap_err().to_string();
    assert!(errors.contains("asks for the state"), "{errors}");
    assert!(errors.contains("::counted`"), "{errors}");
}

#[test]
fn a_replacement_holds_until_its_guard_is_dropped() {
    let client = TestClient::new(App::new().state(Calls::default()).routes(routes![me, cached]));
    let guard = client.override_dependency(counted {}, || 100);
    client.get("/me").send().assert_json(100);
    client.get("/cached").send().assert_json(json!([100, 200]));
    drop(guard);
    client.get("/me").send().assert_json(1);
}

#[get("/parts")]
async fn parts(parts: ResponseParts) -> i64 {
    parts.status(201);
    parts.header("x-one", "1");
    7
}

#[test]
fn parts_are_added_to_the_answer() {
    let client = TestClient::new(App::new().routes(routes![parts]));
    client.get("/parts").send().assert_status(201).assert_header("x-one", "1").assert_json(7);
}

#[dependency]
async fn twice(#[depends(counted, use_cache = false)] count: usize) -> usize {
    count
}

#[get("/refreshed")]
async fn refreshed(#[depends(twice)] one: usize, #[depends(twice)] two: usize) -> Vec<usize> {
    vec![one, two]
}

#[get("/below")]
async fn below(#[depends(above)] one: usize, #[depends(above)] two: usize, #[depends(counted)] _: usize) -> Vec<usize> {
    vec![one, two]
}

#[dependency]
async fn above(#[depends(twice)] count: usize) -> usize {
    count
}

#[test]
fn what_is_made_for_each_use_is_made_below_a_known_value_too() {
    let calls = Calls::default();
    let client = TestClient::new(App::new().state(calls.clone()).routes(routes![refreshed, below]));
    client.get("/refreshed").send().assert_json(json!([1, 1]));
    assert_eq!(calls.count(), 2);
    client.get("/below").send().assert_json(json!([3, 3]));
    assert_eq!(calls.count(), 4);
}

#[post("/raw")]
async fn raw(body: peregrine::bytes::Bytes) -> usize {
    body.len()
}

#[test]
fn a_body_as_it_came_is_neither_read_nor_described() {
    let app = || App::new().body_bytes_max(4).routes(routes![raw]);
    let client = TestClient::new(app());
    client.post("/raw").json(json!("{")).send().assert_json(3);
    client.post("/raw").json(json!("{{{{")).send().assert_status(413);
    assert_eq!(app().openapi().unwrap()["paths"]["/raw"]["post"]["requestBody"], Value::Null);
}

/// A handler that a `macro_rules` declares.
macro_rules! counts {
    ($name:ident $path:literal $dependency:path) => {
        #[get($path)]
        async fn $name(#[depends($dependency)] count: usize) -> usize {
            count
        }
    };
}

counts! { by_macro "/macro" counted }

#[test]
fn a_dependency_may_be_named_through_a_macro() {
    let client = TestClient::new(App::new().state(Calls::default()).routes(routes![by_macro]));
    client.get("/macro").send().assert_json(1);
}
