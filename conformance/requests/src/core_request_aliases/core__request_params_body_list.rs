use peregrine::prelude::*;

#[post("/required-list-str", operation_id = "required_list_str")]
async fn read_required_list_str(#[body(embed)] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelRequiredListStr {
    p: Vec<String>,
}

#[post("/model-required-list-str", operation_id = "model_required_list_str")]
async fn read_model_required_list_str(p: BodyModelRequiredListStr) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-alias", operation_id = "required_list_alias")]
async fn read_required_list_alias(#[body(embed, alias = "p_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelRequiredListAlias {
    #[field(alias = "p_alias")]
    p: Vec<String>,
}

#[post("/model-required-list-alias", operation_id = "model_required_list_alias")]
async fn read_model_required_list_alias(p: BodyModelRequiredListAlias) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-validation-alias", operation_id = "required_list_validation_alias")]
async fn read_required_list_validation_alias(#[body(embed, validation_alias = "p_val_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelRequiredListValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[post("/model-required-list-validation-alias", operation_id = "model_required_list_validation_alias")]
async fn read_model_required_list_validation_alias(p: BodyModelRequiredListValidationAlias) -> Value {
    json!({"p": p.p})
}

#[post("/required-list-alias-and-validation-alias", operation_id = "required_list_alias_and_validation_alias")]
async fn read_required_list_alias_and_validation_alias(
    #[body(embed, alias = "p_alias", validation_alias = "p_val_alias")] p: Vec<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelRequiredListAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[post(
    "/model-required-list-alias-and-validation-alias",
    operation_id = "model_required_list_alias_and_validation_alias"
)]
async fn read_model_required_list_alias_and_validation_alias(p: BodyModelRequiredListAliasAndValidationAlias) -> Value {
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
