use peregrine::prelude::*;

#[derive(Model)]
struct UserForm {
    name: String,
    email: String,
}

#[derive(Model)]
struct CompanyForm {
    company_name: String,
    industry: String,
}

#[derive(Model)]
enum Data {
    User(UserForm),
    Company(CompanyForm),
}

#[post("/form-union/")]
fn post_union_form(#[form] data: Data) -> Value {
    json!({"received": data})
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_union_form])
}
