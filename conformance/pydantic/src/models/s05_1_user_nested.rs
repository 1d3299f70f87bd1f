use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct Address {
    #[field(min_length = 1, max_length = 200)]
    street: String,
    #[field(min_length = 1, max_length = 100)]
    city: String,
    #[field(min_length = 2, max_length = 2)]
    state: String,
    #[field(pattern = r"^\d{5}(-\d{4})?$")]
    zip_code: String,
    #[field(default = "US")]
    country: String,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct ContactInfo {
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")]
    email: String,
    #[field(pattern = r"^\+?1?\d{10,15}$")]
    phone: Option<String>,
    address: Address,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct User {
    id: i64,
    #[field(min_length = 1, max_length = 100)]
    name: String,
    contact: ContactInfo,
    #[field(default_factory = super::now)]
    created_at: AnyDateTime,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(
    User,
    include = [json!({"id": true, "contact": {"email": true, "address": ["city"]}})],
    exclude = [json!({"created_at": true, "contact": {"phone": true, "address": ["zip_code", "country"]}})]
);

pub(super) fn app() -> App {
    echoes()
}
