use peregrine::prelude::*;

use super::every_type::{
    AnyDateTime, AnyDecimal, AnyTime, BoolOrInt, Color, DateOrDateTime, Email, HashSet, HttpUrl, IntOrStr, IpAddr,
    Letter, Level, NaiveDate, OneOrTwo, TimeDelta, Uuid, answer, even_number, every_type, handlers, strip_euro,
};

every_type! { get query v }

pub(super) fn app() -> App {
    App::new().title("Lab: query").include(handlers())
}
