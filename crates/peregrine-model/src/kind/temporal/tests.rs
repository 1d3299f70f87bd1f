use chrono::{NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;
use speedate::{MicrosecondsPrecisionOverflowBehavior, TimeConfigBuilder};

use super::*;
use crate::TemporalUnit::Infer;

fn config() -> speedate::TimeConfig {
    TimeConfigBuilder::new()
        .unix_timestamp_offset(Some(0))
        .microseconds_precision_overflow_behavior(MicrosecondsPrecisionOverflowBehavior::Truncate)
        .build()
}

fn shown(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

/// What both parsers make of a text: the value as text, or the text of the fault.
type Outcome = Result<String, String>;

fn fault(error: &speedate::ParseError) -> String {
    use strum::EnumMessage as _;
    error.get_documentation().unwrap_or_default().to_owned()
}

fn compare_times(text: &str) -> (Outcome, Outcome) {
    let ours = parse_time(text.as_bytes()).map(|time| shown(|out| write_time(out, time.time, time.offset)));
    let theirs = speedate::Time::parse_bytes_with_config(text.as_bytes(), &config());
    (ours.map_err(|fault| fault.text().to_owned()), theirs.map(|time| time.to_string()).map_err(|error| fault(&error)))
}

fn compare_datetimes(text: &str) -> (Outcome, Outcome) {
    let ours = parse_datetime(text.as_bytes(), Infer).map(|datetime| shown(|out| write_datetime(out, datetime)));
    let theirs = speedate::DateTime::parse_bytes_with_config(
        text.as_bytes(),
        &speedate::DateTimeConfig { time_config: config(), ..Default::default() },
    );
    let theirs = theirs.map(|datetime| datetime.to_string()).map_err(|error| fault(&error));
    (ours.map_err(|fault| fault.text().to_owned()), theirs)
}

fn compare_durations(text: &str) -> (Outcome, Outcome) {
    let ours = parse_duration(text.as_bytes()).map(|duration| shown(|out| write_duration(out, duration)));
    let theirs = speedate::Duration::parse_bytes_with_config(text.as_bytes(), &config());
    // Python has no negative zero: the sign of one is lost before it is written.
    let theirs = theirs.map(|duration| duration.to_string().replace("-PT0S", "PT0S"));
    (ours.map_err(|fault| fault.text().to_owned()), theirs.map_err(|error| fault(&error)))
}

fn compare_dates(text: &str) -> (Outcome, Outcome) {
    let ours = parse_date_or_number(text.as_bytes(), Infer).map(|date| shown(|out| write_date(out, date)));
    let theirs = speedate::Date::parse_bytes(text.as_bytes()).map(|date| date.to_string());
    (ours.map_err(|fault| fault.text().to_owned()), theirs.map_err(|error| fault(&error)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn times_are_read_as_speedate_reads_them(text in "[0-2][0-9]:?[0-6][0-9](:[0-6][0-9]?([.,][0-9]{0,8})?)?([Zz+−-]?[0-9:]{0,5})?") {
        let (ours, theirs) = compare_times(&text);
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn dates_are_read_as_speedate_reads_them(text in "[0-9+-]{0,3}[0-9]{1,4}-?[01][0-9]-?[0-3][0-9]?x?") {
        let (ours, theirs) = compare_dates(&text);
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn datetimes_are_read_as_speedate_reads_them(
        text in "([0-9]{4}-[01][0-9]-[0-3][0-9][Tt _x]?[0-2][0-9]:[0-5][0-9](:[0-6][0-9]([.,][0-9]{0,7})?)?(Z|[+-][0-2][0-9]:?[0-6][0-9])?|[+-]?[0-9]{1,20}(\\.[0-9]{0,9}(e[0-9])?)?)"
    ) {
        let (ours, theirs) = compare_datetimes(&text);
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn durations_are_read_as_speedate_reads_them(
        text in "[+-]?(P([0-9]{1,4}([.,][0-9]{0,3})?[YMWDH]){0,2}(T([0-9]{1,5}([.,][0-9]{0,7})?[HMSD]?){0,3})?|[0-9]{1,11} ?[dD]?(ay|ays|AY|a)?,? ?([0-9]{1,2}:[0-6][0-9](:[0-6][0-9](\\.[0-9]{1,8})?)?)?)"
    ) {
        let (ours, theirs) = compare_durations(&text);
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let _ = (parse_date(&bytes), parse_time(&bytes), parse_datetime(&bytes, Infer), parse_duration(&bytes));
        let _ = parse_date_or_number(&bytes, Infer);
    }

    #[test]
    fn any_number_is_read_without_a_panic(integer in any::<i64>(), float in any::<f64>()) {
        let _ = (time_of_integer(integer), datetime_of_integer(integer, Infer), duration_of_integer(integer));
        let _ = (time_of_float(float), datetime_of_float(float, Infer), duration_of_float(float));
    }

    #[test]
    fn what_is_written_is_read_back(
        days in 0_i32..3_000_000,
        micros in 0_i64..86_400_000_000,
        minutes in -1439_i32..1440,
    ) {
        let date = NaiveDate::from_num_days_from_ce_opt(days + 366).unwrap();
        let time = NaiveTime::MIN + TimeDelta::microseconds(micros);
        let offset = chrono::FixedOffset::east_opt(minutes * 60);
        let datetime = AnyDateTime { naive: date.and_time(time), offset };
        prop_assert_eq!(parse_date(shown(|out| write_date(out, date)).as_bytes()), Ok(date));
        let text = shown(|out| write_time(out, time, offset));
        prop_assert_eq!(parse_time(text.as_bytes()), Ok(AnyTime { time, offset }));
        prop_assert_eq!(parse_written_datetime(shown(|out| write_datetime(out, datetime)).as_bytes()), Ok(datetime));
    }

    #[test]
    fn durations_that_are_written_are_read_back(
        micros in -86_399_999_999_999_999_999_i128 / 1000..86_399_999_999_999_999
    ) {
        let duration = TimeDelta::microseconds(i64::try_from(micros).unwrap());
        prop_assert_eq!(parse_duration(shown(|out| write_duration(out, duration)).as_bytes()), Ok(duration));
    }
}

#[test]
fn words_count_days_down_as_python_does() {
    assert_eq!(duration_in_words(TimeDelta::seconds(86_400)), "1 day");
    assert_eq!(duration_in_words(TimeDelta::seconds(90)), "1 minute and 30 seconds");
    assert_eq!(duration_in_words(TimeDelta::zero()), "0 seconds");
    assert_eq!(duration_in_words(TimeDelta::seconds(-1)), "-1 days and 23 hours and 59 minutes and 59 seconds");
}
