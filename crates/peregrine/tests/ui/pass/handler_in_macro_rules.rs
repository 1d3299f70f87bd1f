use peregrine::prelude::*;
use peregrine::testing::TestClient;

macro_rules! resource {
    ($model:ident { $($field:ident: $type:ty),* }, $path:literal, $create:ident($item:ident), $list:ident) => {
        #[derive(Model)]
        struct $model {
            $(#[field(min_length = 1)] $field: $type,)*
        }

        #[post($path, status = 201)]
        async fn $create($item: $model) -> $model {
            $item
        }

        #[get($path)]
        async fn $list(#[query(ge = 0, default = 0)] skip: u64, limit: Option<u64>) -> Value {
            json!({"skip": skip, "limit": limit})
        }
    };
}

resource!(Item { name: String }, "/items", create_item(item), list_items);
resource!(User { name: String, email: String }, "/users", create_user(user), list_users);

pub fn main() {
    let app = App::new().routes(routes![create_item, list_items, create_user, list_users]);
    let client = TestClient::new(app);
    assert_eq!(client.post("/items").json(json!({"name": ""})).send().status(), 422);
    assert_eq!(client.get("/users?skip=3").send().json(), json!({"skip": 3, "limit": null}));
}
