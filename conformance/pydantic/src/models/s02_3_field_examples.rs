use peregrine::prelude::*;

#[derive(Model)]
struct FieldExamples {
    name: String,
    #[field(required)]
    middle_name: Option<String>,
    nickname: Option<String>,
    #[field(default = "US")]
    country: String,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(FieldExamples, include = [["name", "nickname"]], exclude = [["country"]]);

pub(super) fn app() -> App {
    echoes()
}
