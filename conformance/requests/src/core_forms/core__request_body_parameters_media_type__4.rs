use peregrine::prelude::*;

#[derive(Model)]
struct Profile {
    name: String,
}

#[derive(Model)]
struct Preferences {
    limit: i64,
}

#[post("/")]
fn submit(
    #[form] profile: Profile,
    #[form(media_type = "multipart/form-data")] preferences: Preferences,
    #[form] token: String,
) -> Value {
    json!({"profile": profile, "preferences": preferences, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![submit])
}
