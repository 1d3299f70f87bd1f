use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct Named {
    token: String,
    #[field(validation_alias("name", "nickname"))]
    name: String,
}

#[derive(Model)]
#[model(literal)]
enum CompanyTag {
    #[field(value = "company")]
    Company,
}

#[derive(Model)]
struct Company {
    contact_type: CompanyTag,
    company_name: String,
}

#[derive(Model)]
enum Contact {
    Named(Named),
    Company(Company),
}

#[post("/")]
fn submit(#[form] contact: Contact, #[form] token: String) -> Value {
    let _ = token;
    json!(contact)
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit])
}
