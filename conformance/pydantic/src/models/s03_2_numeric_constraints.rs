use peregrine::prelude::*;

#[derive(Model)]
struct NumericConstraints {
    #[field(gt = 0)]
    positive: i128,
    #[field(ge = 0)]
    non_negative: i128,
    #[field(lt = 100)]
    below_hundred: i128,
    #[field(le = 100)]
    max_hundred: i128,
    #[field(ge = 0.0, le = 100.0)]
    percentage: f64,
    #[field(multiple_of = 2)]
    even_number: i128,
    #[field(gt = 0, le = 999999.99)]
    price: f64,
}

#[post("/m")]
async fn m(item: NumericConstraints) -> NumericConstraints {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
