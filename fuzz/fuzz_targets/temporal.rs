//! Any text as a date, a time, a datetime and a duration: pydantic's parser, `speedate`, decides what it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use peregrine::prelude::*;
use peregrine_model::kind::{AnyDateTime, AnyTime};
use peregrine_model::{Parameter, Report, Rules};
use speedate::{MicrosecondsPrecisionOverflowBehavior, ParseError, TimeConfig, TimeConfigBuilder};
use strum::EnumMessage as _;

/// The value as text, or the text of the fault.
type Outcome = Result<String, String>;

fuzz_target!(|text: &str| {
    assert_eq!(ours::<chrono::TimeDelta>(text), duration(text), "duration {text:?}");
    assert_eq!(ours::<AnyTime>(text), time(text), "time {text:?}");
    assert_eq!(ours::<AnyDateTime>(text), datetime(text), "datetime {text:?}");
    assert_eq!(ours::<chrono::NaiveDate>(text), date(text), "date {text:?}");
});

fn ours<T: Kind>(text: &str) -> Outcome {
    let complete = match T::validate_input(&text.into()) {
        Ok(value) => Ok(written(&value)),
        Err(report) => Err(reason(&report)),
    };
    if let Ok(fast) = T::read_text(text, &Rules::NEW) {
        assert_eq!(Ok(written(&fast)), complete, "the passes disagree on {text:?}");
    }
    complete
}

fn written(value: &impl Kind) -> String {
    String::from_utf8(value.dump_json()).expect("JSON is UTF-8").trim_matches('"').to_owned()
}

/// What the issue says of the text: it has at most one parameter.
fn reason(report: &Report<'_>) -> String {
    match report.issues()[0].context() {
        [(_, Parameter::Text(error)), ..] => error.clone().into_owned(),
        _ => report.issues()[0].code().to_owned(),
    }
}

fn told(error: &ParseError) -> String {
    error.get_documentation().unwrap_or_default().to_owned()
}

fn config() -> TimeConfig {
    TimeConfigBuilder::new()
        .unix_timestamp_offset(Some(0))
        .microseconds_precision_overflow_behavior(MicrosecondsPrecisionOverflowBehavior::Truncate)
        .build()
}

fn time(text: &str) -> Outcome {
    let time = speedate::Time::parse_bytes_with_config(text.as_bytes(), &config());
    time.map(|time| time.to_string()).map_err(|error| told(&error))
}

fn duration(text: &str) -> Outcome {
    let duration = speedate::Duration::parse_bytes_with_config(text.as_bytes(), &config());
    // Python has no negative zero: the sign of one is lost before it is written.
    duration.map(|duration| duration.to_string().replace("-PT0S", "PT0S")).map_err(|error| told(&error))
}

fn parsed_datetime(text: &str) -> Result<speedate::DateTime, ParseError> {
    let config = speedate::DateTimeConfig { time_config: config(), ..Default::default() };
    speedate::DateTime::parse_bytes_with_config(text.as_bytes(), &config)
}

/// Pydantic takes a text that is no datetime for a date.
fn datetime(text: &str) -> Outcome {
    let midnight = |date: speedate::Date| format!("{date}T00:00:00");
    let (year, shown) = match parsed_datetime(text) {
        Ok(datetime) => (datetime.date.year, datetime.to_string()),
        Err(_) => {
            let date = speedate::Date::parse_bytes(text.as_bytes()).map_err(|error| told(&error))?;
            (date.year, midnight(date))
        }
    };
    in_the_calendar(year).map(|()| shown)
}

/// Pydantic takes a text that is no date for a datetime at midnight.
fn date(text: &str) -> Outcome {
    if let Ok(date) = speedate::Date::parse_bytes_rfc3339(text.as_bytes()) {
        return in_the_calendar(date.year).map(|()| date.to_string());
    }
    let datetime = parsed_datetime(text).map_err(|error| told(&error))?;
    let time = &datetime.time;
    if (time.hour, time.minute, time.second, time.microsecond) != (0, 0, 0, 0) {
        return Err("date_from_datetime_inexact".to_owned());
    }
    in_the_calendar(datetime.date.year).map(|()| datetime.date.to_string())
}

/// Python's calendar begins with the year 1.
fn in_the_calendar(year: u16) -> Result<(), String> {
    if year == 0 { Err("year 0 is out of range".to_owned()) } else { Ok(()) }
}
