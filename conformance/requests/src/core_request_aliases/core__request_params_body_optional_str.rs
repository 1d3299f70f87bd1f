use peregrine::prelude::*;

#[post("/optional-str", operation_id = "optional_str")]
async fn read_optional_str(#[body(embed)] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelOptionalStr {
    p: Option<String>,
}

#[post("/model-optional-str", operation_id = "model_optional_str")]
async fn read_model_optional_str(p: BodyModelOptionalStr) -> Value {
    json!({"p": p.p})
}

#[post("/optional-alias", operation_id = "optional_alias")]
async fn read_optional_alias(#[body(embed, alias = "p_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelOptionalAlias {
    #[field(alias = "p_alias")]
    p: Option<String>,
}

#[post("/model-optional-alias", operation_id = "model_optional_alias")]
async fn read_model_optional_alias(p: BodyModelOptionalAlias) -> Value {
    json!({"p": p.p})
}

#[post("/optional-validation-alias", operation_id = "optional_validation_alias")]
async fn read_optional_validation_alias(#[body(embed, validation_alias = "p_val_alias")] p: Option<String>) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelOptionalValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[post("/model-optional-validation-alias", operation_id = "model_optional_validation_alias")]
async fn read_model_optional_validation_alias(p: BodyModelOptionalValidationAlias) -> Value {
    json!({"p": p.p})
}

#[post("/optional-alias-and-validation-alias", operation_id = "optional_alias_and_validation_alias")]
async fn read_optional_alias_and_validation_alias(
    #[body(embed, alias = "p_alias", validation_alias = "p_val_alias")] p: Option<String>,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct BodyModelOptionalAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: Option<String>,
}

#[post("/model-optional-alias-and-validation-alias", operation_id = "model_optional_alias_and_validation_alias")]
async fn read_model_optional_alias_and_validation_alias(p: BodyModelOptionalAliasAndValidationAlias) -> Value {
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
