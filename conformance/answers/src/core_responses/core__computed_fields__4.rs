use peregrine::prelude::*;

#[derive(Model)]
struct RecursiveItem {
    name: String,
    #[field(default = [])]
    children: Vec<RecursiveItem>,
}

#[computed]
impl RecursiveItem {
    fn label(&self) -> String {
        format!("Item: {}", self.name)
    }
}

#[post("/")]
fn create_item(item: RecursiveItem) -> RecursiveItem {
    item
}

pub(super) fn app() -> App {
    App::new().separate_input_output_schemas(false).routes(routes![create_item])
}
