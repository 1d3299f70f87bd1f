use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[get("/a/{id}")]
async fn a(id: i64, q: Option<String>) -> Value {
    json!([id, q])
}

#[get("/b/{id}")]
fn b(id: i64, q: Option<String>) -> Value {
    json!([id, q])
}

mod inner {
    use peregrine::prelude::*;

    #[get("/c/{id}")]
    pub async fn a(id: i64, q: Option<String>) -> Value {
        json!([id, q])
    }
}

#[get("/d")]
fn nothing() {}

#[get("/e")]
async fn awaits() -> Result<Text, std::num::ParseIntError> {
    let value = a(1, None).await;
    assert_eq!(value, json!([1, null]));
    "1".parse::<i64>().map(|_| Text::from("ok"))
}

#[get("/f")]
async fn constant_status() -> Status<202, Option<i64>> {
    Status(None)
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![a, b, inner::a, nothing, awaits, constant_status]));
    for path in ["/a/1", "/b/1", "/c/1"] {
        assert_eq!(client.get(path).send().json(), json!([1, null]));
    }
    assert_eq!(client.get("/d").send().status(), 200);
    assert_eq!(client.get("/e").send().text(), "ok");
    assert_eq!(client.get("/f").send().status(), 202);
}
