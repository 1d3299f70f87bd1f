use peregrine::prelude::*;

const US_STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR", "VI", "GU", "AS", "MP",
];

#[derive(Model)]
#[model(literal)]
enum Country {
    #[field(value = "US")]
    Us,
}

#[derive(Model, PartialEq)]
#[model(literal, rename_all = "lowercase")]
enum AddressType {
    Home,
    Work,
    Billing,
    Shipping,
}

#[derive(Model)]
struct Address {
    #[field(min_length = 1, max_length = 200)]
    street_line_1: String,
    #[field(max_length = 200)]
    street_line_2: Option<String>,
    #[field(min_length = 1, max_length = 100, validate = normalized)]
    city: String,
    #[field(min_length = 2, max_length = 2, validate = state)]
    state: String,
    #[field(pattern = r"^\d{5}(-\d{4})?$")]
    zip_code: String,
    #[field(default = Country::Us)]
    country: Country,
}

#[derive(Model)]
#[model(validate = Self::is_no_box)]
struct AddressCreate {
    #[field(flatten)]
    address: Address,
    #[field(default = AddressType::Home)]
    address_type: AddressType,
    #[field(default = false)]
    is_primary: bool,
}

impl AddressCreate {
    fn is_no_box(&self) -> Result<(), &'static str> {
        let street = self.address.street_line_1.to_lowercase();
        if self.address_type == AddressType::Shipping && (street.contains("po box") || street.contains("p.o. box")) {
            return Err("Shipping address cannot be a PO Box");
        }
        Ok(())
    }
}

fn state(value: String) -> Result<String, String> {
    let value = value.to_uppercase().trim().to_owned();
    if US_STATES.contains(&value.as_str()) { Ok(value) } else { Err(format!("Invalid US state code: {value}")) }
}

/// Each word begins with a capital, and goes on without.
fn normalized(city: String) -> String {
    let mut out = String::new();
    let mut is_inside = false;
    for letter in city.trim().chars() {
        if is_inside {
            out.extend(letter.to_lowercase());
        } else {
            out.extend(letter.to_uppercase());
        }
        is_inside = letter.is_alphabetic();
    }
    out
}

#[post("/m")]
async fn m(item: AddressCreate) -> AddressCreate {
    item
}

#[post("/plain")]
async fn plain(item: Address) -> Address {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m, plain])
}
