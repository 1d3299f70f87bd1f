use peregrine::prelude::*;

#[derive(Model)]
struct PersonCreate {
    name: String,
    lastname: String,
}

struct Person {
    name: String,
    lastname: String,
    full_name: String,
}

impl From<PersonCreate> for Person {
    fn from(PersonCreate { name, lastname }: PersonCreate) -> Self {
        let full_name = format!("{name} {lastname}");
        Self { name, lastname, full_name }
    }
}

#[derive(Model)]
#[model(from = Person)]
struct PersonRead {
    name: String,
    lastname: String,
    full_name: String,
}

#[post("/people/")]
fn create_person(person: PersonCreate) -> PersonRead {
    Person::from(person).into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_person])
}
