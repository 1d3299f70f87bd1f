use peregrine::prelude::*;

#[dependency]
async fn verify_token(#[header] x_token: String) -> Result<()> {
    if x_token != "fake-super-secret-token" {
        return Err(HttpError::new(400, "X-Token header invalid").into());
    }
    Ok(())
}

#[dependency]
async fn verify_key(#[header] x_key: String) -> Result<String> {
    if x_key != "fake-super-secret-key" {
        return Err(HttpError::new(400, "X-Key header invalid").into());
    }
    Ok(x_key)
}

#[get("/items/")]
async fn read_items() -> Value {
    json!([{"item": "Portal Gun"}, {"item": "Plumbus"}])
}

#[get("/users/")]
async fn read_users() -> Value {
    json!([{"username": "Rick"}, {"username": "Morty"}])
}

pub(super) fn app() -> App {
    App::new().dependencies(depends![verify_token, verify_key]).routes(routes![read_items, read_users])
}
