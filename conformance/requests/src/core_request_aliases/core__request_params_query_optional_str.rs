use peregrine::prelude::*;

#[get("/optional-str")]
async fn read_optional_str(p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalStr {
    p: Option<String>,
}

#[get("/model-optional-str")]
async fn read_model_optional_str(#[query] p: QueryModelOptionalStr) -> Value {
    json!({"p": p.p})
}

#[get("/optional-alias")]
async fn read_optional_alias(#[query(alias = "p_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalAlias {
    #[field(alias = "p_alias")]
    p: Option<String>,
}

#[get("/model-optional-alias")]
async fn read_model_optional_alias(#[query] p: QueryModelOptionalAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-validation-alias")]
async fn read_optional_validation_alias(#[query(validation_alias = "p_val_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[get("/model-optional-validation-alias")]
async fn read_model_optional_validation_alias(#[query] p: QueryModelOptionalValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-alias-and-validation-alias")]
async fn read_optional_alias_and_validation_alias(
    #[query(alias = "p_alias", validation_alias = "p_val_alias")] p: Option<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelOptionalAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[get("/model-optional-alias-and-validation-alias")]
async fn read_model_optional_alias_and_validation_alias(
    #[query] p: QueryModelOptionalAliasAndValidationAlias,
) -> Value {
    json!({"p": p.p})
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        read_optional_str,
        read_model_optional_str,
        read_optional_alias,
        read_model_optional_alias,
        read_optional_validation_alias,
        read_model_optional_validation_alias,
        read_optional_alias_and_validation_alias,
        read_model_optional_alias_and_validation_alias
    ])
}
