use peregrine::prelude::*;

#[get("/optional-list-str")]
async fn read_optional_list_str(#[query] p: Option<Vec<String>>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalListStr {
    p: Option<Vec<String>>,
}

#[get("/model-optional-list-str")]
async fn read_model_optional_list_str(#[query] p: QueryModelOptionalListStr) -> Value {
    json!({"p": p.p})
}

#[get("/optional-list-alias")]
async fn read_optional_list_alias(#[query(alias = "p_alias")] p: Option<Vec<String>>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalListAlias {
    #[field(alias = "p_alias")]
    p: Option<Vec<String>>,
}

#[get("/model-optional-list-alias")]
async fn read_model_optional_list_alias(#[query] p: QueryModelOptionalListAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-list-validation-alias")]
async fn read_optional_list_validation_alias(
    #[query(validation_alias = "p_val_alias")] p: Option<Vec<String>>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalListValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Option<Vec<String>>,
}

#[get("/model-optional-list-validation-alias")]
async fn read_model_optional_list_validation_alias(#[query] p: QueryModelOptionalListValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-list-alias-and-validation-alias")]
async fn read_optional_list_alias_and_validation_alias(
    #[query(alias = "p_alias", validation_alias = "p_val_alias")] p: Option<Vec<String>>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalListAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Option<Vec<String>>,
}

#[get("/model-optional-list-alias-and-validation-alias")]
async fn read_model_optional_list_alias_and_validation_alias(
    #[query] p: QueryModelOptionalListAliasAndValidationAlias,
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
