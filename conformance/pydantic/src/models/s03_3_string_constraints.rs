use peregrine::prelude::*;

#[derive(Model)]
struct StringConstraintsModel {
    #[field(min_length = 3, max_length = 30)]
    username: String,
    #[field(min_length = 2, max_length = 2)]
    country_code: String,
    #[field(pattern = r"^\+?1?\d{9,15}$")]
    phone: String,
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")]
    email: String,
    #[field(pattern = r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    slug: String,
    #[field(min_length = 8, max_length = 128)]
    password: String,
}

#[post("/m")]
async fn m(item: StringConstraintsModel) -> StringConstraintsModel {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
