use peregrine::prelude::*;

#[get("/required-str")]
async fn read_required_str(p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredStr {
    p: String,
}

#[get("/model-required-str")]
async fn read_model_required_str(#[query] p: QueryModelRequiredStr) -> Value {
    json!({"p": p.p})
}

#[get("/required-alias")]
async fn read_required_alias(#[query(alias = "p_alias")] p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredAlias {
    #[field(alias = "p_alias")]
    p: String,
}

#[get("/model-required-alias")]
async fn read_model_required_alias(#[query] p: QueryModelRequiredAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-validation-alias")]
async fn read_required_validation_alias(#[query(validation_alias = "p_val_alias")] p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: String,
}

#[get("/model-required-validation-alias")]
async fn read_model_required_validation_alias(#[query] p: QueryModelRequiredValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-alias-and-validation-alias")]
async fn read_required_alias_and_validation_alias(
    #[query(alias = "p_alias", validation_alias = "p_val_alias")] p: String,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct QueryModelRequiredAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: String,
}

#[get("/model-required-alias-and-validation-alias")]
async fn read_model_required_alias_and_validation_alias(
    #[query] p: QueryModelRequiredAliasAndValidationAlias,
) -> Value {
    json!({"p": p.p})
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        read_required_str,
        read_model_required_str,
        read_required_alias,
        read_model_required_alias,
        read_required_validation_alias,
        read_model_required_validation_alias,
        read_required_alias_and_validation_alias,
        read_model_required_alias_and_validation_alias
    ])
}
