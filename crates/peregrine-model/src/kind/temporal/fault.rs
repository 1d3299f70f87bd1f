use crate::issue::{Code, Issue, Parameter};
use crate::{Failed, Input, Validation};

macro_rules! faults {
    ($($variant:ident = $text:literal,)*) => {
        /// What is wrong with a text or a number that should be a date, a time or a duration.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::kind) enum Fault {
            $($variant,)*
        }

        impl Fault {
            /// What the message says of it: `{error}`.
            pub(in crate::kind) const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

faults! {
    TooShort = "input is too short",
    ExtraCharacters = "unexpected extra characters at the end of the input",
    DatetimeSeparator = "invalid datetime separator, expected `T`, `t`, `_` or space",
    DateSeparator = "invalid date separator, expected `-`",
    InexactDate = "Timestamp is not an exact date",
    YearCharacter = "invalid character in year",
    MonthCharacter = "invalid character in month",
    DayCharacter = "invalid character in day",
    TimeSeparator = "invalid time separator, expected `:`",
    HourCharacter = "invalid character in hour",
    MinuteCharacter = "invalid character in minute",
    SecondCharacter = "invalid character in second",
    ZoneSign = "invalid timezone sign",
    ZoneHour = "invalid timezone hour",
    ZoneMinute = "invalid timezone minute",
    ZoneMinuteRange = "timezone minute value is outside expected range of 0-59",
    ZoneRange = "timezone offset must be less than 24 hours",
    MonthRange = "month value is outside expected range of 1-12",
    DayRange = "day value is outside expected range",
    HourRange = "hour value is outside expected range of 0-23",
    MinuteRange = "minute value is outside expected range of 0-59",
    SecondRange = "second value is outside expected range of 0-59",
    FractionMissing = "second fraction digits missing after `.`",
    DurationDigit = "invalid digit in duration",
    DurationRepeatedT = "`t` character repeated in duration",
    DurationFraction = "quantity fraction invalid in duration",
    DurationTimeUnit = "quantity invalid in time part of duration",
    DurationDateUnit = "quantity invalid in date part of duration",
    DurationDay = "\"day\" identifier in duration not correctly formatted",
    DurationNumberTooLarge = "a numeric value in the duration is too large",
    DurationHoursTooLarge = "durations may not exceed 999,999,999 hours",
    DurationDaysTooLarge = "durations may not exceed 999,999,999 days",
    DateTooSmall = "dates before 0000 are not supported as unix timestamps",
    DateTooLarge = "dates after 9999 are not supported as unix timestamps",
    TimeTooLarge = "numeric times may not exceed 86,399 seconds",
    TimeNegative = "time in seconds should be positive",
    NotANumber = "NaN values not permitted",
    YearZero = "year 0 is out of range",
}

/// Why an input is no value of a kind: the code, and what fills its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::kind) struct Refusal {
    code: Code,
    fault: Option<Fault>,
}

impl Refusal {
    /// Nothing of the sort.
    pub(in crate::kind) const fn plain(code: Code) -> Self {
        Self { code, fault: None }
    }

    /// Something of the sort, with a fault in it.
    pub(in crate::kind) const fn fault(code: Code, fault: Fault) -> Self {
        Self { code, fault: Some(fault) }
    }

    #[cold]
    pub(in crate::kind) fn record<'a>(self, input: &'a Input<'a>, state: &mut Validation<'a>) -> Failed {
        let issue = Issue::new(self.code, input);
        state.record(match self.fault {
            Some(fault) => issue.with("error", Parameter::Text(fault.text().into())),
            None => issue,
        })
    }
}
