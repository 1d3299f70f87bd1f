use peregrine::prelude::*;

#[derive(Model)]
#[model(validate = Self::validate_name)]
struct ValidatedComputedItem {
    name: String,
}

#[computed]
impl ValidatedComputedItem {
    fn label(&self) -> String {
        format!("Item: {}", self.name)
    }
}

impl ValidatedComputedItem {
    fn validate_name(&self) -> Result<(), &'static str> {
        if self.name.is_empty() { Err("Name must not be empty") } else { Ok(()) }
    }
}

#[post("/")]
fn create_item(item: ValidatedComputedItem) -> Vec<ValidatedComputedItem> {
    vec![item]
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_item])
}
