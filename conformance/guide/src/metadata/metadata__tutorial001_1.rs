use peregrine::app::{Contact, License};
use peregrine::prelude::*;

const DESCRIPTION: &str = "
ChimichangApp API helps you do awesome stuff. \u{1f680}

## Items

You can **read items**.

## Users

You will be able to:

* **Create users** (_not implemented_).
* **Read users** (_not implemented_).
";

#[get("/items/")]
async fn read_items() -> Value {
    json!([{"name": "Katana"}])
}

pub(super) fn app() -> App {
    App::new()
        .title("ChimichangApp")
        .description(DESCRIPTION)
        .summary("Deadpool's favorite app. Nuff said.")
        .version("0.0.1")
        .terms_of_service("http://example.com/terms/")
        .contact(Contact {
            name: Some("Deadpoolio the Amazing".to_owned()),
            url: Some("http://x-force.example.com/contact/".to_owned()),
            email: Some("dp@x-force.example.com".to_owned()),
        })
        .license(License { name: "Apache 2.0".to_owned(), identifier: Some("Apache-2.0".to_owned()), url: None })
        .routes(routes![read_items])
}
