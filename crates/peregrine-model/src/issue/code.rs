//! The table of codes: pydantic's types and messages, each in one line.

use std::borrow::Cow;

use super::{Bound, Parameter};
use crate::Input;

macro_rules! codes {
    ($($variant:ident = $name:literal: $template:literal,)*) => {
        /// Which rule an input broke: pydantic's error types.
        ///
        /// In a template `{name}` stands for a parameter, and `{s}` for a plural `s` unless the number before it is
        /// one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: `` ", $template, " ``")] $variant,)*
        }

        impl Code {
            /// The `type` on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How an issue of it begins in JSON, up to its place.
            pub(super) const fn head(self) -> &'static str {
                match self { $(Self::$variant => concat!(r#"{"type":""#, $name, r#"","loc":["#),)* }
            }

            /// The message with its places unfilled.
            #[must_use]
            pub const fn template(self) -> &'static str {
                self.cut_template().text
            }

            /// The same, with the places found when this crate is compiled.
            pub(super) const fn cut_template(self) -> &'static CutTemplate {
                match self { $(Self::$variant => const { &CutTemplate::new($name, $template) },)* }
            }
        }
    };
}

codes! {
    AssertionError = "assertion_error": "Assertion failed, {error}",
    Base64Decode = "base64_decode": "Base64 decoding error: '{error}'",
    BoolParsing = "bool_parsing": "Input should be a valid boolean, unable to interpret input",
    BoolType = "bool_type": "Input should be a valid boolean",
    ByteSize = "byte_size": "could not parse value and unit from byte string",
    ByteSizeUnit = "byte_size_unit": "could not interpret byte unit: {unit}",
    BytesInvalidEncoding = "bytes_invalid_encoding": "Data should be valid {encoding}: {encoding_error}",
    BytesTooLong = "bytes_too_long": "Data should have at most {max_length} byte{s}",
    BytesTooShort = "bytes_too_short": "Data should have at least {min_length} byte{s}",
    BytesType = "bytes_type": "Input should be a valid bytes",
    ComplexType = "complex_type": "Input should be a valid python complex object, a number, or a valid complex string following the rules at https://docs.python.org/3/library/functions.html#complex",
    DataclassType = "dataclass_type": "Input should be a dictionary or an instance of {class_name}",
    DateFromDatetimeInexact = "date_from_datetime_inexact": "Datetimes provided to dates should have zero time - e.g. be exact dates",
    DateFromDatetimeParsing = "date_from_datetime_parsing": "Input should be a valid date or datetime, {error}",
    DateFuture = "date_future": "Date should be in the future",
    DateParsing = "date_parsing": "Input should be a valid date in the format YYYY-MM-DD, {error}",
    DatePast = "date_past": "Date should be in the past",
    DateType = "date_type": "Input should be a valid date",
    DatetimeFromDateParsing = "datetime_from_date_parsing": "Input should be a valid datetime or date, {error}",
    DatetimeFuture = "datetime_future": "Input should be in the future",
    DatetimeParsing = "datetime_parsing": "Input should be a valid datetime, {error}",
    DatetimePast = "datetime_past": "Input should be in the past",
    DatetimeType = "datetime_type": "Input should be a valid datetime",
    DecimalMaxDigits = "decimal_max_digits": "Decimal input should have no more than {max_digits} digit{s} in total",
    DecimalMaxPlaces = "decimal_max_places": "Decimal input should have no more than {decimal_places} decimal place{s}",
    DecimalParsing = "decimal_parsing": "Input should be a valid decimal",
    DecimalType = "decimal_type": "Decimal input should be an integer, float, string or Decimal object",
    DecimalWholeDigits = "decimal_whole_digits": "Decimal input should have no more than {whole_digits} digit{s} before the decimal point",
    DefaultFactoryNotCalled = "default_factory_not_called": "The default factory uses validated data, but at least one validation error occurred",
    DequeType = "deque_type": "Input should be a valid deque",
    DictType = "dict_type": "Input should be a valid dictionary",
    EmailInvalid = "value_error": "value is not a valid email address: {reason}",
    Enum = "enum": "Input should be {expected}",
    ExtraForbidden = "extra_forbidden": "Extra inputs are not permitted",
    FiniteNumber = "finite_number": "Input should be a finite number",
    FloatParsing = "float_parsing": "Input should be a valid number, unable to parse string as a number",
    FloatType = "float_type": "Input should be a valid number",
    FrozenSetType = "frozen_set_type": "Input should be a valid frozenset",
    GreaterThan = "greater_than": "Input should be greater than {gt}",
    GreaterThanEqual = "greater_than_equal": "Input should be greater than or equal to {ge}",
    IntFromFloat = "int_from_float": "Input should be a valid integer, got a number with a fractional part",
    IntParsing = "int_parsing": "Input should be a valid integer, unable to parse string as an integer",
    IntParsingSize = "int_parsing_size": "Unable to parse input string as an integer, exceeded maximum size",
    IntType = "int_type": "Input should be a valid integer",
    IpAnyAddress = "ip_any_address": "value is not a valid IPv4 or IPv6 address",
    IpAnyInterface = "ip_any_interface": "value is not a valid IPv4 or IPv6 interface",
    IpAnyNetwork = "ip_any_network": "value is not a valid IPv4 or IPv6 network",
    IpV4Address = "ip_v4_address": "Input is not a valid IPv4 address",
    IpV4Interface = "ip_v4_interface": "Input is not a valid IPv4 interface",
    IpV4Network = "ip_v4_network": "Input is not a valid IPv4 network",
    IpV6Address = "ip_v6_address": "Input is not a valid IPv6 address",
    IpV6Interface = "ip_v6_interface": "Input is not a valid IPv6 interface",
    IpV6Network = "ip_v6_network": "Input is not a valid IPv6 network",
    IsInstanceOf = "is_instance_of": "Input should be an instance of {class}",
    JsonInvalid = "json_invalid": "JSON decode error",
    JsonStringInvalid = "json_invalid": "Invalid JSON: {error}",
    JsonType = "json_type": "JSON input should be string, bytes or bytearray",
    LessThan = "less_than": "Input should be less than {lt}",
    LessThanEqual = "less_than_equal": "Input should be less than or equal to {le}",
    ListType = "list_type": "Input should be a valid list",
    LiteralError = "literal_error": "Input should be {expected}",
    Missing = "missing": "Field required",
    ModelAttributesType = "model_attributes_type": "Input should be a valid dictionary or object to extract fields from",
    ModelType = "model_type": "Input should be a valid dictionary or instance of {class_name}",
    MultipleOf = "multiple_of": "Input should be a multiple of {multiple_of}",
    NameEmailType = "name_email_type": "Input is not a valid NameEmail",
    NamedTupleType = "named_tuple_type": "Input should be a tuple, list, dictionary or an instance of {class_name}",
    NoneRequired = "none_required": "Input should be None",
    PathType = "path_type": "Input is not a valid path for <class 'pathlib.Path'>",
    PatternRegex = "pattern_regex": "Input should be a valid regular expression",
    PatternStrType = "pattern_str_type": "Input should be a string pattern",
    PatternType = "pattern_type": "Input should be a valid pattern",
    PaymentCardNumberBrand = "payment_card_number_brand": "Length for a {brand} card must be {required_length}",
    PaymentCardNumberDigits = "payment_card_number_digits": "Card number is not all digits",
    PaymentCardNumberLuhn = "payment_card_number_luhn": "Card number is not luhn valid",
    RecursionDepthExceeded = "recursion_depth_exceeded": "Recursion error - maximum validation depth exceeded",
    SequenceStr = "sequence_str": "'{type_name}' instances are not allowed as a Sequence value",
    SetItemNotHashable = "set_item_not_hashable": "Set items should be hashable",
    SetType = "set_type": "Input should be a valid set",
    StringNotAscii = "string_not_ascii": "String should contain only ASCII characters",
    StringPatternMismatch = "string_pattern_mismatch": "String should match pattern '{pattern}'",
    StringTooLong = "string_too_long": "String should have at most {max_length} character{s}",
    StringTooShort = "string_too_short": "String should have at least {min_length} character{s}",
    StringType = "string_type": "Input should be a valid string",
    StringUnicode = "string_unicode": "Input should be a valid string, unable to parse raw data as a unicode string",
    TimeDeltaParsing = "time_delta_parsing": "Input should be a valid timedelta, {error}",
    TimeDeltaType = "time_delta_type": "Input should be a valid timedelta",
    TimeParsing = "time_parsing": "Input should be in a valid time format, {error}",
    TimeType = "time_type": "Input should be a valid time",
    TimezoneAware = "timezone_aware": "Input should have timezone info",
    TimezoneNaive = "timezone_naive": "Input should not have timezone info",
    TooLong = "too_long": "{field_type} should have at most {max_length} item{s} after validation, not {actual_length}",
    TooShort = "too_short": "{field_type} should have at least {min_length} item{s} after validation, not {actual_length}",
    TupleType = "tuple_type": "Input should be a valid tuple",
    UnexpectedKeywordArgument = "unexpected_keyword_argument": "Unexpected keyword argument",
    UnionTagInvalid = "union_tag_invalid": "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected_tags}",
    UnionTagNotFound = "union_tag_not_found": "Unable to extract tag using discriminator {discriminator}",
    UrlParsing = "url_parsing": "Input should be a valid URL, {error}",
    UrlScheme = "url_scheme": "URL scheme should be {expected_schemes}",
    UrlSyntaxViolation = "url_syntax_violation": "Input violated strict URL syntax rules, {error}",
    UrlTooLong = "url_too_long": "URL should have at most {max_length} character{s}",
    UrlType = "url_type": "URL input should be a string or URL",
    UuidParsing = "uuid_parsing": "Input should be a valid UUID, {error}",
    UuidType = "uuid_type": "UUID input should be a string, bytes or UUID object",
    UuidVersion = "uuid_version": "UUID version {expected_version} expected",
    ValueError = "value_error": "Value error, {error}",
}

/// How many places a template of ours has at most.
const PLACES_MAX: usize = 4;

/// A template of ours, and where its places are.
#[derive(Debug)]
pub(super) struct CutTemplate {
    text: &'static str,
    /// The bytes of each place's two braces.
    places: [(usize, usize); PLACES_MAX],
    count: usize,
}

impl CutTemplate {
    /// Finds the places, and holds against the code that neither it nor the template needs an escape in JSON.
    const fn new(code: &str, text: &'static str) -> Self {
        assert!(is_plain(code) && is_plain(text), "a code or a template has a character that JSON escapes");
        let bytes = text.as_bytes();
        let (mut places, mut count, mut at, mut opened) = ([(0, 0); PLACES_MAX], 0, 0, 0);
        while at < bytes.len() {
            match bytes[at] {
                b'{' => opened = at,
                b'}' => {
                    places[count] = (opened, at);
                    count += 1;
                }
                _ => {}
            }
            at += 1;
        }
        Self { text, places, count }
    }
}

const fn is_plain(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        if bytes[at] < b' ' || bytes[at] == b'"' || bytes[at] == b'\\' {
            return false;
        }
        at += 1;
    }
    true
}

/// A message with its places unfilled.
pub(super) enum Template<'a> {
    Known(&'static CutTemplate),
    /// Of a user's.
    Custom(&'a str),
}

/// A part of a message.
pub(super) enum Part<'a> {
    /// Text that JSON doesn't escape.
    Plain(&'a str),
    Any(&'a str),
}

type Parameters = [(Cow<'static, str>, Parameter)];

impl Template<'_> {
    /// Hands on the parts of the message, the places filled from the parameters.
    pub(super) fn fill(&self, context: &Parameters, mut push: impl FnMut(Part<'_>)) {
        match self {
            Self::Known(template) => Filling { context, singular: false, push }.known(template),
            Self::Custom(template) => {
                Filling { context, singular: false, push: &mut push as &mut dyn FnMut(Part<'_>) }.custom(template)
            }
        }
    }
}

/// A template with its places filled from the parameters.
pub(super) fn fill(template: &Template<'_>, context: &Parameters) -> String {
    let mut message = String::new();
    template.fill(context, |(Part::Plain(text) | Part::Any(text))| message.push_str(text));
    message
}

struct Filling<'f, F> {
    context: &'f Parameters,
    /// Whether the last number was one.
    singular: bool,
    push: F,
}

impl<F: FnMut(Part<'_>)> Filling<'_, F> {
    #[inline]
    fn known(&mut self, template: &CutTemplate) {
        let mut end = 0;
        for &(open, close) in &template.places[..template.count] {
            (self.push)(Part::Plain(&template.text[end..open]));
            self.place(&template.text[open + 1..close]);
            end = close + 1;
        }
        (self.push)(Part::Plain(&template.text[end..]));
    }

    fn custom(&mut self, template: &str) {
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            let Some((name, after)) = place.split_once('}') else { break };
            (self.push)(Part::Any(before));
            self.place(name);
            rest = after;
        }
        (self.push)(Part::Any(rest));
    }

    fn place(&mut self, name: &str) {
        let push = &mut self.push;
        match self.context.iter().find(|(known, _)| known == name).map(|(_, parameter)| parameter) {
            Some(Parameter::Count(count)) => {
                self.singular = *count == 1;
                push(Part::Plain(itoa::Buffer::new().format(*count)));
            }
            Some(Parameter::Bound(bound)) => push_bound(*bound, push),
            Some(Parameter::Text(text) | Parameter::Exception(text)) => push(Part::Any(text)),
            Some(Parameter::Unknown) => push(Part::Plain("more")),
            // To pydantic a boolean is a number here.
            Some(Parameter::Value(Input::Bool(value))) => push(Part::Plain(if *value { "1" } else { "0" })),
            Some(Parameter::Value(value)) => push(Part::Any(&crate::input::python_str(value))),
            None if name == "s" => push(Part::Plain(if self.singular { "" } else { "s" })),
            // No parameter of that name: the braces are part of a user's message.
            None => ["{", name, "}"].into_iter().for_each(|part| push(Part::Any(part))),
        }
    }
}

fn push_bound(bound: Bound, mut push: impl FnMut(Part<'_>)) {
    match bound {
        Bound::Int(value) => push(Part::Plain(itoa::Buffer::new().format(value))),
        Bound::Text(text) => push(Part::Any(text)),
        Bound::Float(value) => match whole(value) {
            Some(value) => push(Part::Plain(itoa::Buffer::new().format(value))),
            None => push(Part::Plain(&bound.to_string())),
        },
    }
}

/// The integer that a float is spelled as, if it is one of few digits: most bounds are.
fn whole(value: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "what doesn't fit differs from the float")]
    let number = value as i32;
    (f64::from(number).to_bits() == value.to_bits()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_decide_on_the_plural() {
        let one = [("min_length".into(), Parameter::Count(1))];
        let template = Template::Known(Code::StringTooShort.cut_template());
        assert_eq!(fill(&template, &one), "String should have at least 1 character");
        let two = [("min_length".into(), Parameter::Count(2))];
        assert_eq!(fill(&template, &two), "String should have at least 2 characters");
    }

    #[test]
    fn whole_float_bounds_lose_their_fraction_in_messages() {
        let context = [("gt".into(), Parameter::Bound(Bound::Float(0.0)))];
        let template = Template::Known(Code::GreaterThan.cut_template());
        assert_eq!(fill(&template, &context), "Input should be greater than 0");
        for (bound, spelled) in [(-1.0, "-1"), (1e10, "10000000000"), (0.5, "0.5"), (-0.0, "-0")] {
            let context = [("gt".into(), Parameter::Bound(Bound::Float(bound)))];
            assert_eq!(fill(&template, &context), format!("Input should be greater than {spelled}"));
        }
    }

    #[test]
    fn braces_without_parameter_stay() {
        assert_eq!(fill(&Template::Custom("a {b} c"), &[]), "a {b} c");
    }
}
