use peregrine::prelude::*;

#[post("/required-list-str", operation_id = "required_list_str")]
async fn read_required_list_str(#[form] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelRequiredListStr {
    p: Vec<String>,
}

#[post("/model-required-list-str", operation_id = "model_required_list_str")]
async fn read_model_required_list_str(#[form] p: FormModelRequiredListStr) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-alias", operation_id = "required_list_alias")]
async fn read_required_list_alias(#[form(alias = "p_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelRequiredListAlias {
    #[field(alias = "p_alias")]
    p: Vec<String>,
}

#[post("/model-required-list-alias", operation_id = "model_required_list_alias")]
async fn read_model_required_list_alias(#[form] p: FormModelRequiredListAlias) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-validation-alias", operation_id = "required_list_validation_alias")]
async fn read_required_list_validation_alias(#[form(validation_alias = "p_val_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelRequiredListValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[post("/model-required-list-validation-alias", operation_id = "model_required_list_validation_alias")]
async fn read_model_required_list_validation_alias(#[form] p: FormModelRequiredListValidationAlias) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-alias-and-validation-alias", operation_id = "required_list_alias_and_validation_alias")]
async fn read_required_list_alias_and_validation_alias(
    #[form(alias = "p_alias", validation_alias = "p_val_alias")] p: Vec<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct FormModelRequiredListAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[post(
    "/model-required-list-alias-and-validation-alias",
    operation_id = "model_required_list_alias_and_validation_alias"
)]
async fn read_model_required_list_alias_and_validation_alias(
    #[form] p: FormModelRequiredListAliasAndValidationAlias,
) -> Value {
    json!({"p": p.p})
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        read_required_list_str,
        read_model_required_list_str,
        read_required_list_alias,
        read_model_required_list_alias,
        read_required_list_validation_alias,
        read_model_required_list_validation_alias,
        read_required_list_alias_and_validation_alias,
        read_model_required_list_alias_and_validation_alias
    ])
}
