use peregrine::prelude::*;

#[derive(Model)]
#[model(json_schema_serialization_defaults_required)]
struct SubItem {
    subname: String,
    sub_description: Option<String>,
    #[field(default = [])]
    tags: Vec<String>,
}

#[derive(Model)]
#[model(json_schema_serialization_defaults_required)]
struct Item {
    name: String,
    description: Option<String>,
    sub: Option<SubItem>,
}

#[derive(Model)]
struct WithComputedField {
    name: String,
}

#[computed]
impl WithComputedField {
    fn computed_field(&self) -> String {
        format!("computed {}", self.name)
    }
}

#[derive(Model)]
#[model(dataclass)]
struct DataclassWithComputedField {
    name: String,
}

#[computed]
impl DataclassWithComputedField {
    fn computed_field(&self) -> String {
        format!("computed {}", self.name)
    }
}

#[post("/items/", responses = Responses::new().model::<Item>(402))]
fn create_item(item: Item) -> Item {
    item
}

#[post("/items-list/")]
fn create_item_list(item: Vec<Item>) -> Json<Vec<Item>> {
    Json(item)
}

#[get("/items/")]
fn read_items() -> Vec<Item> {
    let sub = SubItem { subname: "subname".to_owned(), sub_description: None, tags: vec![] };
    let description = Some("Device to travel through the multi-rick-verse".to_owned());
    vec![
        Item { name: "Portal Gun".to_owned(), description, sub: Some(sub) },
        Item { name: "Plumbus".to_owned(), description: None, sub: None },
    ]
}

#[post("/with-computed-field/")]
fn create_with_computed_field(with_computed_field: WithComputedField) -> WithComputedField {
    with_computed_field
}

#[get("/list-with-computed-field/")]
fn read_list_with_computed_field() -> Vec<WithComputedField> {
    vec![WithComputedField { name: "example".to_owned() }]
}

#[post("/dataclass-with-computed-field/")]
fn create_dataclass_with_computed_field(
    dataclass_with_computed_field: DataclassWithComputedField,
) -> DataclassWithComputedField {
    dataclass_with_computed_field
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        create_item,
        create_item_list,
        read_items,
        create_with_computed_field,
        read_list_with_computed_field,
        create_dataclass_with_computed_field
    ])
}
