use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, OAuth2PasswordRequestForm};
use serde_json::Map;

use crate::security::{passwords, tokens};

const SECRET_KEY: &str = "your-secret-key-keep-it-secret";
const OAUTH2_SCHEME: OAuth2PasswordBearer = OAuth2PasswordBearer::new("/auth/login");

/// What the application remembers.
#[derive(Clone, Default)]
struct Database(Arc<Mutex<BTreeMap<i64, ItemResponse>>>);

#[derive(Clone)]
struct User {
    id: i64,
    username: &'static str,
    email: &'static str,
    hashed_password: Arc<str>,
}

#[derive(Model)]
struct ItemCreate {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    description: Option<String>,
}

#[derive(Model, Clone)]
struct ItemResponse {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    description: Option<String>,
    id: i64,
}

#[derive(Model)]
struct UserOut {
    id: i64,
    username: String,
    email: String,
    #[field(default = false)]
    disabled: bool,
}

#[derive(Model)]
struct Token {
    access_token: String,
    token_type: String,
}

#[dependency]
async fn get_current_user(#[depends(OAUTH2_SCHEME)] token: String, #[state] john: User) -> Result<User, HttpError> {
    let claims = tokens::verify(&token, SECRET_KEY).map_err(|_| HttpError::new(401, "Invalid token"))?;
    let user_id = claims.get("sub").and_then(|sub| sub.as_str()?.parse().ok());
    if user_id == Some(john.id) { Ok(john) } else { Err(HttpError::new(401, "User not found")) }
}

#[get("/items", tags = ["items"])]
async fn list_items(#[state] database: Database) -> Vec<ItemResponse> {
    let items = database.0.lock().expect("nobody panics with it");
    items.values().cloned().collect()
}

#[post("/items", status = 201, tags = ["items"])]
async fn create_item(
    item_in: ItemCreate,
    #[depends(get_current_user)] _current_user: User,
    #[state] database: Database,
) -> ItemResponse {
    let mut items = database.0.lock().expect("nobody panics with it");
    let id = items.last_key_value().map_or(1, |(last, _)| last + 1);
    let ItemCreate { name, price, description } = item_in;
    let item = ItemResponse { name, price, description, id };
    items.insert(id, item.clone());
    item
}

#[get("/items/{item_id}", tags = ["items"])]
async fn get_item(item_id: i64, #[state] database: Database) -> Result<ItemResponse, HttpError> {
    let items = database.0.lock().expect("nobody panics with it");
    items.get(&item_id).cloned().ok_or_else(|| HttpError::new(404, "Item not found"))
}

// Not `async`: comparing a password takes its time.
#[post("/auth/login", tags = ["auth"])]
fn login(#[depends] form_data: OAuth2PasswordRequestForm, #[state] john: User) -> Result<Token, HttpError> {
    let is_valid = passwords::verify(&form_data.password, &john.hashed_password);
    if form_data.username != john.username || !is_valid {
        return Err(HttpError::new(401, "Incorrect username or password"));
    }
    let claims = Map::from_iter([("sub".to_owned(), john.id.to_string().into())]);
    Ok(Token { access_token: tokens::sign(claims, SECRET_KEY), token_type: "bearer".to_owned() })
}

#[get("/auth/me", tags = ["auth"])]
async fn read_users_me(#[depends(get_current_user)] current_user: User) -> UserOut {
    let User { id, username, email, .. } = current_user;
    UserOut { id, username: username.to_owned(), email: email.to_owned(), disabled: false }
}

/// The report without the parameters of its messages.
async fn without_context(_: Request, error: ValidationError) -> Reply {
    let Value::Array(mut errors) = error.errors() else { unreachable!("a report is a list") };
    for error in &mut errors {
        if let Value::Object(error) = error {
            error.remove("ctx");
        }
    }
    Reply::new(json!({"detail": errors})).status(422)
}

pub(super) fn app() -> App {
    let hashed_password = passwords::hash("secret").into();
    let john = User { id: 1, username: "johndoe", email: "john@example.com", hashed_password };
    let cors = Cors::new().allow_origins(["http://localhost:3000"]).allow_credentials(true);
    App::new()
        .middleware(cors.allow_methods(["*"]).allow_headers(["*"]))
        .state(Database::default())
        .state(john)
        .on_error(without_context)
        .routes(routes![list_items, create_item, get_item, login, read_users_me])
}
