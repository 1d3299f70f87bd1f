use peregrine::prelude::*;

#[get("/required-str")]
async fn read_required_str(#[cookie] p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct CookieModelRequiredStr {
    p: String,
}

#[get("/model-required-str")]
async fn read_model_required_str(#[cookie] p: CookieModelRequiredStr) -> Value {
    json!({"p": p.p})
}

#[get("/required-alias")]
async fn read_required_alias(#[cookie(alias = "p_alias")] p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct CookieModelRequiredAlias {
    #[field(alias = "p_alias")]
    p: String,
}

#[get("/model-required-alias")]
async fn read_model_required_alias(#[cookie] p: CookieModelRequiredAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-validation-alias")]
async fn read_required_validation_alias(#[cookie(validation_alias = "p_val_alias")] p: String) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct CookieModelRequiredValidationAlias {
    #[field(validation_alias = "p_val_alias")]
    p: String,
}

#[get("/model-required-validation-alias")]
async fn read_model_required_validation_alias(#[cookie] p: CookieModelRequiredValidationAlias) -> Value {
    json!({"p": p.p})
}

#[get("/required-alias-and-validation-alias")]
async fn read_required_alias_and_validation_alias(
    #[cookie(alias = "p_alias", validation_alias = "p_val_alias")] p: String,
) -> Value {
    json!({"p": p})
}

#[derive(Model)]
struct CookieModelRequiredAliasAndValidationAlias {
    #[field(alias = "p_alias", validation_alias = "p_val_alias")]
    p: String,
}

#[get("/model-required-alias-and-validation-alias")]
async fn read_model_required_alias_and_validation_alias(
    #[cookie] p: CookieModelRequiredAliasAndValidationAlias,
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
