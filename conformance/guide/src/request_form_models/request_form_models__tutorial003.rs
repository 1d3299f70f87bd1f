use peregrine::prelude::*;

#[derive(Model)]
struct Profile {
    name: String,
}

#[derive(Model)]
struct Preferences {
    #[field(default = Vec::new())]
    tags: Vec<String>,
}

#[post("/profiles/")]
async fn create_profile(#[form] profile: Profile, #[form] preferences: Preferences, #[form] token: String) -> Value {
    json!({"profile": profile, "preferences": preferences, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_profile])
}
