use peregrine::prelude::*;

#[get("/required-list-str")]
async fn read_required_list_str(#[query] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredListStr {
    p: Vec<String>,
}

#[get("/model-required-list-str")]
async fn read_model_required_list_str(#[query] p: QueryModelRequiredListStr) -> Value {
    json!({"p": p.p})
}

#[get("/required-list-alias")]
async fn read_required_list_alias(#[query(alias = "p_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredListAlias {
    #[field(alias = "p_alias")]
    p: Vec<String>,
}

#[get("/model-required-list-alias")]
async fn read_model_required_list_alias(#[query] p: QueryModelRequiredListAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-list-validation-alias")]
async fn read_required_list_validation_alias(#[query(validation_alias = "p_val_alias")] p: Vec<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredListValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[get("/model-required-list-validation-alias")]
async fn read_model_required_list_validation_alias(#[query] p: QueryModelRequiredListValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-list-alias-and-validation-alias")]
async fn read_required_list_alias_and_validation_alias(
    #[query(alias = "p_alias", validation_alias = "p_val_alias")] p: Vec<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredListAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Vec<String>,
}

#[get("/model-required-list-alias-and-validation-alias")]
async fn read_model_required_list_alias_and_validation_alias(
    #[query] p: QueryModelRequiredListAliasAndValidationAlias,
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
