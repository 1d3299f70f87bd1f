use peregrine::{App, HttpErrors, Model, get, json, post, routes};

#[derive(Model)]
struct Option {
    label: std::string::String,
}

#[derive(Model)]
struct Vec {
    x: f64,
    y: f64,
}

#[derive(Model)]
struct String {
    #[field(ge = 1, default = 6)]
    strings: i64,
}

#[derive(Model)]
struct Box {
    option: Option,
    vec: std::option::Option<Vec>,
    string: String,
}

#[derive(Model)]
enum Some {
    None,
    Ok,
    Err,
}

#[derive(HttpErrors)]
enum Error {
    #[error(status = 404, detail = "no {name}")]
    Missing { name: std::string::String },
}

type Result = std::result::Result<Box, Error>;

#[post("/boxes")]
async fn create(option: Box, #[query(default = Some::Ok)] some: Some) -> Result {
    let _ = some;
    if option.string.strings == 1 {
        return Err(Error::Missing { name: "string".to_string() });
    }
    Ok(option)
}

#[get("/")]
async fn read() -> std::vec::Vec<Vec> {
    vec![]
}

pub fn main() {
    let client = peregrine::testing::TestClient::new(App::new().routes(routes![create, read]));
    let body = json!({"option": {"label": "a"}, "string": {}});
    assert_eq!(client.post("/boxes").json(body).send().json()["string"]["strings"], json!(6));
}
