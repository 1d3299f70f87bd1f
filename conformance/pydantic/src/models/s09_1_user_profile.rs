use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct UserProfile {
    id: i64,
    username: String,
    email: String,
    full_name: Option<String>,
    bio: Option<String>,
    avatar_url: Option<String>,
    #[field(default = true)]
    is_active: bool,
    #[field(default = "user")]
    role: String,
    #[field(default = 0)]
    login_count: i64,
    #[field(default_factory = super::now)]
    created_at: AnyDateTime,
    #[field(default = [])]
    tags: Vec<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

super::echoes!(
    UserProfile,
    include = [["id", "username", "full_name"]],
    exclude = [["email", "login_count", "is_active"]]
);

#[post("/opt/unset_and_none", response_model_exclude_unset, response_model_exclude_none)]
async fn opt_unset_and_none(item: UserProfile) -> UserProfile {
    item
}

#[post("/opt/defaults_and_exclude", response_model_exclude_defaults, response_model_exclude = ["id"])]
async fn opt_defaults_and_exclude(item: UserProfile) -> UserProfile {
    item
}

#[post("/opt/include_unknown", response_model_include = ["id", "nope"])]
async fn opt_include_unknown(item: UserProfile) -> UserProfile {
    item
}

#[post("/opt/include_empty", response_model_include = [])]
async fn opt_include_empty(item: UserProfile) -> UserProfile {
    item
}

#[post("/opt/exclude_empty", response_model_exclude = [])]
async fn opt_exclude_empty(item: UserProfile) -> UserProfile {
    item
}

pub(super) fn app() -> App {
    echoes().routes(routes![
        opt_unset_and_none,
        opt_defaults_and_exclude,
        opt_include_unknown,
        opt_include_empty,
        opt_exclude_empty
    ])
}
