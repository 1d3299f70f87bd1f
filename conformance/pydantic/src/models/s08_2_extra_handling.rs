use peregrine::prelude::*;

#[derive(Model)]
#[model(extra = "forbid")]
struct ForbidExtra {
    name: String,
}

#[derive(Model)]
struct IgnoreExtra {
    name: String,
}

#[derive(Model)]
#[model(extra = "allow")]
struct AllowExtra {
    name: String,
    #[field(extra)]
    others: Map<String, Value>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[post("/forbid")]
async fn forbid(item: ForbidExtra) -> ForbidExtra {
    item
}

#[post("/ignore")]
async fn ignore(item: IgnoreExtra) -> IgnoreExtra {
    item
}

#[post("/allow")]
async fn allow(item: AllowExtra) -> AllowExtra {
    item
}

super::echoes!(@options AllowExtra, include = [["name", "age"]], exclude = [["role"]]);

pub(super) fn app() -> App {
    App::new().routes(routes![forbid, ignore, allow]).routes(options())
}
