use peregrine::prelude::*;

#[derive(Model)]
struct CarItem {
    description: String,
    #[field(default = "car")]
    r#type: String,
}

#[derive(Model)]
struct PlaneItem {
    description: String,
    #[field(default = "plane")]
    r#type: String,
    size: i64,
}

#[derive(Model)]
enum Vehicle {
    Plane(PlaneItem),
    Car(CarItem),
}

#[get("/items/{item_id}")]
async fn read_item(item_id: String) -> Result<Vehicle> {
    match item_id.as_str() {
        "item1" => {
            let description = "All my friends drive a low rider".to_owned();
            Ok(Vehicle::Car(CarItem { description, r#type: "car".to_owned() }))
        }
        "item2" => {
            let description = "Music is my aeroplane, it's my aeroplane".to_owned();
            Ok(Vehicle::Plane(PlaneItem { description, r#type: "plane".to_owned(), size: 5 }))
        }
        _ => Err(std::io::Error::other("no such item").into()),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_item])
}
