use chrono::NaiveDate;
use peregrine::prelude::*;
use peregrine::{AnyDateTime, AnyDecimal};
use uuid::Uuid;

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum StatusEnum {
    Active,
    Inactive,
    Pending,
}

#[derive(Model)]
struct CompleteExample {
    name: String,
    #[field(default = "No description")]
    description: String,
    age: i64,
    price: f64,
    #[field(default = AnyDecimal::from(rust_decimal::Decimal::new(0, 2)))]
    exact_price: AnyDecimal,
    #[field(default = true)]
    is_active: bool,
    #[field(default = super::now())]
    created_at: AnyDateTime,
    birth_date: Option<NaiveDate>,
    #[field(default = Uuid::from_u128(0x550e8400_e29b_41d4_a716_446655440000))]
    id: Uuid,
    #[field(default = StatusEnum::Active)]
    status: StatusEnum,
    #[field(default = [])]
    tags: Vec<String>,
    #[field(default = Map::new())]
    metadata: Map<String, String>,
    #[field(default = [])]
    scores: Vec<f64>,
    nickname: Option<String>,
    parent_id: Option<i64>,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(
    CompleteExample,
    include = [["name", "id", "status", "tags"]],
    exclude = [["metadata", "scores", "created_at", "id"]]
);

pub(super) fn app() -> App {
    echoes()
}
