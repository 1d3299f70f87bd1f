use peregrine::prelude::*;

/// A type that knows nothing of JSON.
struct FakeArray {
    data: [f64; 3],
}

#[derive(Model)]
#[model(from = FakeArrayInModel)]
struct MyModel {
    custom_field: Vec<f64>,
}

struct FakeArrayInModel {
    custom_field: FakeArray,
}

impl From<FakeArray> for Vec<f64> {
    fn from(array: FakeArray) -> Self {
        array.data.to_vec()
    }
}

#[get("/")]
fn test() -> MyModel {
    FakeArrayInModel { custom_field: FakeArray { data: [1.0, 2.0, 3.0] } }.into()
}

pub(super) fn app() -> App {
    App::new().routes(routes![test])
}
