use peregrine::prelude::*;

#[derive(Model)]
struct Address {
    street: String,
    city: String,
    state: String,
    zip_code: String,
    #[field(default = "US")]
    country: String,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct ContactInfo {
    email: String,
    phone: Option<String>,
    address: Address,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct UserFull {
    id: i64,
    name: String,
    password_hash: String,
    contact: ContactInfo,
    internal_notes: Option<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(
    UserFull,
    include = [json!({"id": true, "name": true, "contact": {"email": true}})],
    exclude = [json!({
        "password_hash": true,
        "internal_notes": true,
        "contact": {"phone": true, "address": ["zip_code", "country"]}
    })]
);

#[post("/opt/exclude_ellipsis", response_model_exclude = ["contact"])]
async fn opt_exclude_ellipsis(item: UserFull) -> UserFull {
    item
}

#[post("/opt/include_whole_nested", response_model_include = json!({"contact": true}))]
async fn opt_include_whole_nested(item: UserFull) -> UserFull {
    item
}

#[post("/opt/exclude_false", response_model_exclude = json!({"name": false, "id": true}))]
async fn opt_exclude_false(item: UserFull) -> UserFull {
    item
}

#[post(
    "/opt/nested_include_exclude",
    response_model_include = ["contact"],
    response_model_exclude = json!({"contact": {"address": ["street"]}})
)]
async fn opt_nested_include_exclude(item: UserFull) -> UserFull {
    item
}

pub(super) fn app() -> App {
    echoes().routes(routes![
        opt_exclude_ellipsis,
        opt_include_whole_nested,
        opt_exclude_false,
        opt_nested_include_exclude
    ])
}
