use peregrine::Code;
use peregrine::prelude::*;

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum PlatformRole {
    Admin,
    User,
}

// An enum without members in Python: nothing that is sent is one of it. An enum of Rust without variants is no model,
// since nothing could be read into it, so this is any JSON, which is described and refused as that enum is.
#[derive(Model)]
#[model(inline)]
struct OtherRole(#[field(title = "OtherRole", json_schema_extra = json!({"enum": []}))] Value);

#[derive(Model)]
enum Role {
    Platform(PlatformRole),
    #[field(validate = is_member, tag = "is-instance[OtherRole]")]
    Other(OtherRole),
}

fn is_member(_: &OtherRole) -> Result<(), Rejection> {
    Err(Rejection::known(Code::IsInstanceOf).with("class", "OtherRole"))
}

#[derive(Model)]
struct User {
    username: String,
    role: Role,
}

#[get("/users")]
async fn get_user() -> User {
    User { username: "alice".to_owned(), role: Role::Platform(PlatformRole::Admin) }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_user])
}
