use peregrine::prelude::*;

#[derive(Model)]
struct Cat {
    #[field(default = "cat")]
    pet_type: String,
    meows: i64,
}

#[derive(Model)]
struct Dog {
    #[field(default = "dog")]
    pet_type: String,
    barks: f64,
}

fn get_pet_type(pet: &Input<'_>) -> Option<Value> {
    let Input::Object(pet) = pet else { panic!("a pet is an object") };
    Some(pet.get("pet_type").cloned().map_or_else(|| json!(""), Input::into_owned))
}

/// A default has no place for a discriminator: what is left is a plain union.
#[derive(Model)]
enum PlainPet {
    #[field(tag = "cat")]
    Cat(Cat),
    #[field(tag = "dog")]
    Dog(Dog),
}

#[derive(Model)]
#[model(discriminator = get_pet_type)]
enum Pet {
    #[field(tag = "cat")]
    Cat(Cat),
    #[field(tag = "dog")]
    Dog(Dog),
}

#[post("/pet/assignment")]
async fn create_pet_assignment(pet: PlainPet) -> Json<PlainPet> {
    Json(pet)
}

#[post("/pet/annotated")]
async fn create_pet_annotated(pet: Pet) -> Json<Pet> {
    Json(pet)
}

#[post("/pet/discriminator")]
async fn create_pet_discriminator(pet: Pet) -> Json<Pet> {
    Json(pet)
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_pet_assignment, create_pet_annotated, create_pet_discriminator])
}
