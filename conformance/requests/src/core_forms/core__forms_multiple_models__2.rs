use peregrine::prelude::*;

#[derive(Model, Clone)]
#[model(extra = "allow")]
struct Profile {
    name: String,
    #[field(extra)]
    others: Map<String, Value>,
}

#[derive(Model)]
#[model(extra = "allow")]
struct Preferences {
    #[field(ge = 1, default = 10)]
    limit: i64,
    #[field(default_factory = Vec::new)]
    tags: Vec<String>,
    #[field(extra)]
    others: Map<String, Value>,
}

#[post("/")]
fn submit(#[form] profile: Profile, #[form] preferences: Preferences, #[form] token: String) -> Value {
    json!({"profile": profile, "preferences": preferences, "token": token})
}

#[dependency]
fn profile_dependency(#[form] profile: Profile) -> Profile {
    profile
}

#[post("/dependency")]
fn submit_dependency(
    #[depends(profile_dependency)] profile: Profile,
    #[form] preferences: Preferences,
    #[form] token: String,
) -> Value {
    json!({"profile": profile, "preferences": preferences, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit, submit_dependency])
}
