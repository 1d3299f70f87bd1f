use peregrine::IntoResponse as _;
use peregrine::http::StatusCode;
use peregrine::http::header::HeaderValue;
use peregrine::prelude::*;

#[get("/")]
fn read_root() -> Value {
    json!({"message": "Hello, World!"})
}

#[get("/users/me")]
fn get_me() -> Value {
    json!({"user_id": "me"})
}

#[get("/users/{user_id}")]
fn get_user(user_id: i64) -> Value {
    json!({"user_id": user_id})
}

#[get("/items/{item_id}")]
fn get_item(#[path(title = "Item ID", ge = 1, le = 10000)] item_id: i64) -> Value {
    json!({"item_id": item_id})
}

#[get("/items")]
fn list_items(#[query(default = 0)] skip: i64, #[query(default = 10)] limit: i64, q: Option<String>) -> Value {
    match q.filter(|q| !q.is_empty()) {
        Some(q) => json!({"skip": skip, "limit": limit, "query": q}),
        None => json!({"skip": skip, "limit": limit}),
    }
}

#[get("/search")]
fn search(#[query(min_length = 2, max_length = 100)] q: String) -> Value {
    json!({"query": q})
}

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
    #[field(default = [])]
    tags: Vec<String>,
    description: Option<String>,
}

#[post("/items")]
fn create_item(item: Item) -> Item {
    item
}

#[post("/status/decorator", status = 201)]
fn status_decorator() -> Value {
    json!({"created": true})
}

#[get("/status/response/{task_id}")]
fn status_response(task_id: i64) -> Result<Response> {
    let status = if task_id > 5 { StatusCode::ACCEPTED } else { StatusCode::OK };
    let mut response = json!({"task_id": task_id}).into_response(status)?;
    if task_id > 5 {
        response.headers_mut().insert("X-Task", task_id.into());
    }
    Ok(response)
}

#[get("/status/json")]
fn status_json() -> Result<Response> {
    let status = StatusCode::NON_AUTHORITATIVE_INFORMATION;
    let mut response = json!({"message": "custom"}).into_response(status)?;
    response.headers_mut().insert("X-Custom", HeaderValue::from_static("yes"));
    Ok(response)
}

#[get("/status/exception/{item_id}")]
fn status_exception(item_id: i64) -> Result<Value> {
    if item_id == 0 {
        return Err(HttpError::new(404, "Item not found").into());
    }
    Ok(json!({"item_id": item_id}))
}

#[delete("/status/{item_id}", status = 204)]
fn status_no_content(item_id: i64) {
    let _ = item_id;
}

#[get("/deps/function")]
fn deps_function(#[query(default = 0)] skip: i64, #[query(default = 100)] limit: i64) -> Value {
    json!({"skip": skip, "limit": limit})
}

#[get("/deps/class")]
fn deps_class(#[query(ge = 1, default = 1)] page: i64, #[query(ge = 1, le = 100, default = 20)] size: i64) -> Value {
    json!({"offset": (page - 1) * size, "limit": size})
}

#[get("/deps/nested")]
fn deps_nested(#[header] x_token: String) -> Result<Value> {
    if x_token != "secret" {
        return Err(HttpError::new(400, "X-Token header invalid").into());
    }
    Ok(json!({"user": "alice", "token": x_token}))
}

pub(super) fn app() -> App {
    App::new()
        .title("My API")
        .description("A sample API with custom documentation")
        .version("2.0.0")
        .docs_url("/documentation")
        .redoc_url("/alternative-docs")
        .routes(routes![
            read_root,
            get_me,
            get_user,
            get_item,
            list_items,
            search,
            create_item,
            status_decorator,
            status_response,
            status_json,
            status_exception,
            status_no_content,
            deps_function,
            deps_class,
            deps_nested,
        ])
}
