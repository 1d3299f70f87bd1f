//! Whole values, without any HTTP around them.

use std::borrow::Cow;

use super::Kind;
use crate::issue::{Code, Issue, Parameter, Report};
use crate::json::{self, Bail, Reader};
use crate::{Input, Object, Rules, Validation};

/// The fast pass over a whole text.
///
/// # Errors
/// The complete pass must decide.
#[inline]
pub fn read_whole<T: Kind>(text: &str, rules: &Rules) -> Result<T, Bail> {
    let mut reader = Reader::new(text);
    let value = T::read(&mut reader, rules)?;
    reader.end()?;
    Ok(value)
}

pub(super) fn validate_json<T: Kind>(bytes: &[u8]) -> Result<T, Report<'static>> {
    let titled = |report: Report<'static>| report.titled(T::title());
    let text = json::decode(bytes)
        .map_err(|error| titled(not_json(error.to_string(), String::from_utf8_lossy(bytes).into_owned())))?;
    if let Ok(value) = read_whole(&text, &Rules::NEW) {
        return Ok(value);
    }
    let input = json::parse(&text).map_err(|error| {
        // pydantic reads JSON with a parser that words its errors otherwise than the one for bodies.
        let words = json::check_embedded(&text).map_or_else(|error| error.to_string(), |()| error.to_string());
        titled(not_json(words, text.clone().into_owned()))
    })?;
    validate_input(&input).map_err(Report::into_owned)
}

pub(super) fn validate_input<'a, T: Kind>(input: &'a Input<'a>) -> Result<T, Report<'a>> {
    let mut state = Validation::alone();
    T::validate(input, &Rules::NEW, &mut state).map_err(|_| state.into_report().titled(T::title()))
}

pub(super) fn validate_strings<T: Kind>(texts: Object<'_>) -> Result<T, Report<'static>> {
    validate_input(&Input::Object(texts)).map_err(Report::into_owned)
}

fn not_json(words: String, text: String) -> Report<'static> {
    let issue = Issue::without_input(Code::JsonStringInvalid)
        .with("error", Parameter::Text(Cow::Owned(words)))
        .with_input(text.into());
    Report::new(vec![issue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_told_as_pydantic_tells_it() {
        let report = i64::validate_json(br#"{"name": 1,"#).unwrap_err();
        assert_eq!(
            report.to_string(),
            "1 validation error for int\n  Invalid JSON: EOF while parsing a value at line 1 column 11 \
             [type=json_invalid, input_value='{\"name\": 1,', input_type=str]"
        );
        assert_eq!(i64::validate_json(b"\xFF").unwrap_err().issues()[0].code(), "json_invalid");
    }

    #[test]
    fn texts_are_converted() {
        assert_eq!(i64::validate_value(" 12 ".into()), Ok(12));
        let map = std::collections::BTreeMap::<String, f64>::validate_strings([("a", "1.5"), ("b", "1e3")]);
        assert_eq!(map.unwrap().into_values().collect::<Vec<_>>(), [1.5, 1000.0]);
    }
}
