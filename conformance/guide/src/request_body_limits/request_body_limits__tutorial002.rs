use peregrine::FormLimits;
use peregrine::prelude::*;

#[post("/notes")]
async fn create_note(#[form] text: String) -> Value {
    json!({"size": text.chars().count()})
}

#[post("/documents", form_limits = FormLimits::new().part_bytes_max(2 * 1024 * 1024))]
async fn create_document(#[form] text: String) -> Value {
    json!({"size": text.chars().count()})
}

pub(super) fn app() -> App {
    let limits = FormLimits::new().fields_max(5);
    App::new().form_limits(limits).body_bytes_max(8 * 1024 * 1024).routes(routes![create_note, create_document])
}
