use peregrine::prelude::*;

#[post("/optional-list-str", operation_id = "optional_list_str")]
async fn read_optional_list_str(#[form] p: Option<Vec<String>>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelOptionalListStr {
    p: Option<Vec<String>>,
}

#[post("/model-optional-list-str", operation_id = "model_optional_list_str")]
async fn read_model_optional_list_str(#[form] p: FormModelOptionalListStr) -> Value {
    json!({"p": p.p})
}

#[post("/optional-list-alias", operation_id = "optional_list_alias")]
async fn read_optional_list_alias(#[form(alias = "p_alias")] p: Option<Vec<String>>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelOptionalListAlias {
    #[field(alias = "p_alias")]
    p: Option<Vec<String>>,
}

#[post("/model-optional-list-alias", operation_id = "model_optional_list_alias")]
async fn read_model_optional_list_alias(#[form] p: FormModelOptionalListAlias) -> Value {
    json!({"p": p.p})
}

#[post("/optional-list-validation-alias", operation_id = "optional_list_validation_alias")]
async fn read_optional_list_validation_alias(
    #[form(validation_alias = "p_val_alias")] p: Option<Vec<String>>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelOptionalListValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Option<Vec<String>>,
}

#[post("/model-optional-list-validation-alias", operation_id = "model_optional_list_validation_alias")]
async fn read_model_optional_list_validation_alias(#[form] p: FormModelOptionalListValidationAlias) -> Value {
    json!({"p": p.p})
}

#[post("/optional-list-alias-and-validation-alias", operation_id = "optional_list_alias_and_validation_alias")]
async fn read_optional_list_alias_and_validation_alias(
    #[form(alias = "p_alias", validation_alias = "p_val_alias")] p: Option<Vec<String>>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelOptionalListAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Option<Vec<String>>,
}

#[post(
    "/model-optional-list-alias-and-validation-alias",
    operation_id = "model_optional_list_alias_and_validation_alias"
)]
async fn read_model_optional_list_alias_and_validation_alias(
    #[form] p: FormModelOptionalListAliasAndValidationAlias,
) -> Value {
    json!({"p": p.p})
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        read_optional_list_str,
        read_model_optional_list_str,
        read_optional_list_alias,
        read_model_optional_list_alias,
        read_optional_list_validation_alias,
        read_model_optional_list_validation_alias,
        read_optional_list_alias_and_validation_alias,
        read_model_optional_list_alias_and_validation_alias
    ])
}
