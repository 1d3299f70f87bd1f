use peregrine::prelude::*;
use peregrine::security::SecurityScopes;

#[dependency]
async fn security1(scopes: SecurityScopes) -> Vec<String> {
    scopes.scopes
}

#[dependency]
async fn security2(scopes: SecurityScopes) -> Vec<String> {
    scopes.scopes
}

#[dependency]
async fn dep3(
    #[security(security1, scopes = ["scope1"])] dep1: Vec<String>,
    #[security(security2, scopes = ["scope2"])] dep2: Vec<String>,
) -> Value {
    json!({"dep1": dep1, "dep2": dep2})
}

#[get("/scopes")]
fn get_scopes(#[security(dep3, scopes = ["scope3"])] dep3: Value) -> Value {
    dep3
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_scopes])
}
