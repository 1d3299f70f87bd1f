use peregrine::prelude::*;

#[get("/optional-str")]
async fn read_optional_str(#[header] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct HeaderModelOptionalStr {
    p: Option<String>,
}

#[get("/model-optional-str")]
async fn read_model_optional_str(#[header] p: HeaderModelOptionalStr) -> Value {
    json!({"p": p.p})
}

#[get("/optional-alias")]
async fn read_optional_alias(#[header(alias = "p_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct HeaderModelOptionalAlias {
    #[field(alias = "p_alias")]
    p: Option<String>,
}

#[get("/model-optional-alias")]
async fn read_model_optional_alias(#[header] p: HeaderModelOptionalAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-validation-alias")]
async fn read_optional_validation_alias(#[header(validation_alias = "p_val_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct HeaderModelOptionalValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[get("/model-optional-validation-alias")]
async fn read_model_optional_validation_alias(#[header] p: HeaderModelOptionalValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/optional-alias-and-validation-alias")]
async fn read_optional_alias_and_validation_alias(
    #[header(alias = "p_alias", validation_alias = "p_val_alias")] p: Option<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct HeaderModelOptionalAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[get("/model-optional-alias-and-validation-alias")]
async fn read_model_optional_alias_and_validation_alias(
    #[header] p: HeaderModelOptionalAliasAndValidationAlias,
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
