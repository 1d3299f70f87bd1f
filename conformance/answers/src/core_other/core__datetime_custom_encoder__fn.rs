use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Timelike, Utc};
use peregrine::prelude::*;

#[derive(Model)]
struct ModelWithDatetimeField {
    #[field(serialize = in_utc)]
    dt_field: NaiveDateTime,
}

fn in_utc(when: &NaiveDateTime) -> Value {
    let whole: DateTime<Utc> = when.with_nanosecond(0).unwrap_or(*when).and_utc();
    json!(whole.to_rfc3339_opts(SecondsFormat::Secs, false))
}

#[get("/model")]
fn get_model() -> ModelWithDatetimeField {
    let dt_field = NaiveDate::from_ymd_opt(2019, 1, 1).and_then(|date| date.and_hms_opt(8, 0, 0));
    ModelWithDatetimeField { dt_field: dt_field.expect("the first of January has eight hours") }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_model])
}
