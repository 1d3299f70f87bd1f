use peregrine::prelude::*;

#[derive(Model)]
struct PriceRange {
    #[field(ge = 0, validate = cents)]
    min_price: f64,
    #[field(ge = 0, validate = cents)]
    max_price: f64,
    #[field(min_length = 3, max_length = 3, validate = upper)]
    currency: String,
}

/// Rounds to two places, as Python does: by the decimal digits.
fn cents(price: f64) -> f64 {
    format!("{price:.2}").parse().unwrap_or(price)
}

fn upper(currency: String) -> String {
    currency.to_uppercase()
}

#[post("/m")]
async fn m(item: PriceRange) -> PriceRange {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
