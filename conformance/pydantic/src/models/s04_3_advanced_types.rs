use peregrine::prelude::*;

#[derive(Model)]
enum Identifier {
    Number(i64),
    Text(String),
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
enum Role {
    Admin,
    User,
    Moderator,
}

#[derive(Model)]
#[model(literal)]
enum Priority {
    #[field(value = 1)]
    First,
    #[field(value = 2)]
    Second,
    #[field(value = 3)]
    Third,
    #[field(value = "high")]
    High,
    #[field(value = "medium")]
    Medium,
    #[field(value = "low")]
    Low,
}

#[derive(Model)]
struct AdvancedTypes {
    nickname: Option<String>,
    identifier: Identifier,
    role: Role,
    priority: Priority,
}

#[post("/m")]
async fn m(item: AdvancedTypes) -> AdvancedTypes {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
