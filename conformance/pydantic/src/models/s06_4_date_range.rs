use chrono::NaiveDate;
use peregrine::prelude::*;

#[derive(Model)]
#[model(validate = Self::is_in_order)]
struct DateRange {
    start_date: NaiveDate,
    end_date: NaiveDate,
}

impl DateRange {
    fn is_in_order(&self) -> Result<(), &'static str> {
        if self.start_date < self.end_date { Ok(()) } else { Err("start_date must be before end_date") }
    }
}

#[post("/m")]
async fn m(item: DateRange) -> DateRange {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
