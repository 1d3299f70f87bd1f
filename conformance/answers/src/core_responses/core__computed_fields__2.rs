use peregrine::prelude::*;

#[derive(Model)]
struct ComputedItem {
    name: String,
}

#[computed]
impl ComputedItem {
    fn label(&self) -> String {
        format!("Item: {}", self.name)
    }
}

#[derive(Model)]
struct Envelope {
    #[field(default = [])]
    children: Vec<Envelope>,
    item: ComputedItem,
}

#[post("/")]
fn create_item(item: Envelope) -> Envelope {
    item
}

pub(super) fn app() -> App {
    App::new().separate_input_output_schemas(false).routes(routes![create_item])
}
