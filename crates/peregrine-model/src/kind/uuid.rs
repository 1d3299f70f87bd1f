//! UUIDs: `uuid::Uuid`.

use std::borrow::Cow;

use uuid::{Uuid, Variant};

use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::{Violation, takes};
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// What is longer isn't looked at.
const LENGTH_MAX: usize = 45;
/// The groups of digits, with a hyphen between each two.
const GROUP_LENGTHS: [usize; 5] = [8, 4, 4, 4, 12];
/// Where the last group begins.
const LAST_GROUP: usize = 24;

takes!(Uuid: strict version);

impl Kind for Uuid {
    const SHAPE: Shape = Shape::Scalar;

    fn name() -> Cow<'static, str> {
        "UUID".into()
    }

    fn label(_: &Rules) -> Cow<'static, str> {
        "uuid".into()
    }

    #[inline]
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        Self::read_text(&reader.string()?, rules)
    }

    #[inline]
    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        if rules.is_strict() {
            return Err(Bail);
        }
        let uuid = Self::try_parse(text).map_err(|_| Bail)?;
        check(uuid, rules).map_err(|_| Bail)?;
        Ok(uuid)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        state.loosen(Exactness::Lax);
        if rules.is_strict() {
            return Err(state.no_instance("UUID", input));
        }
        if matches!(input, Input::Surrogate(_)) {
            return Err(state.fail(Code::StringUnicode, input));
        }
        let Some(text) = input.as_text() else {
            return Err(state.fail(Code::UuidType, input));
        };
        let uuid = Self::try_parse(text).map_err(|_| {
            let fault = Parameter::Text(fault(text).into());
            state.record(Issue::new(Code::UuidParsing, input).with("error", fault))
        })?;
        check(uuid, rules).map_err(|violation| state.violate(violation, input))?;
        Ok(uuid)
    }

    fn write(&self, writer: &mut Writer) {
        let mut buffer = Self::encode_buffer();
        let text = self.hyphenated().encode_lower(&mut buffer);
        writer.plain_string(|out| out.extend_from_slice(text.as_bytes()));
    }

    fn schema(rules: &Rules, _: &mut Generator) -> Schema {
        let mut schema = Schema::of_type("string");
        schema.set("format", rules.version.map_or_else(|| "uuid".to_owned(), |version| format!("uuid{version}")));
        schema
    }
}

/// A version is one of RFC 9562's variant only.
fn check(uuid: Uuid, rules: &Rules) -> Result<(), Violation> {
    match rules.version {
        Some(version) if uuid.get_version_num() != usize::from(version) || uuid.get_variant() != Variant::RFC4122 => {
            Err(Violation::count(Code::UuidVersion, "expected_version", version.into()))
        }
        _ => Ok(()),
    }
}

/// How many bytes a UUID has with its hyphens.
const HYPHENATED: usize = 36;

/// What is wrong with a text that is no UUID, in the words of the `uuid` crate that pydantic-core 2.50.4 is built with.
fn fault(text: &str) -> String {
    if text.is_empty() || text.len() > LENGTH_MAX {
        return format!("invalid length: found {}", text.len());
    }
    let (inner, start) = match text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(inner) => (inner, 1),
        None => text.strip_prefix("urn:uuid:").map_or((text, 0), |rest| (rest, 9)),
    };
    // That version looks at the lowest byte of a character alone: U+0661 counts as the digit `a`.
    #[expect(clippy::cast_possible_truncation, reason = "as told")]
    let is_digit = |character: char| (character as u32 as u8).is_ascii_hexdigit();
    if let Some((at, found)) = inner.char_indices().find(|(_, found)| *found != '-' && !is_digit(*found)) {
        // A whole hyphenated UUID is read on its own, so that what stands before it doesn't count.
        let start = if inner.len() == HYPHENATED { 0 } else { start };
        return format!("invalid character: found `{found}` at {}", start + at);
    }
    let groups: Vec<usize> = inner.split('-').map(str::len).collect();
    if groups.len() == 1 && start == 0 {
        return format!("invalid length: found {}", text.len());
    }
    if groups.len() != GROUP_LENGTHS.len() {
        return format!("invalid group count: expected 5, found {}", groups.len());
    }
    let wrong = groups.iter().zip(GROUP_LENGTHS).position(|(length, expected)| *length != expected).unwrap_or(4);
    // The length of the last group is counted to the end of the text, a closing brace or a prefix included.
    let found = if wrong == 4 { text.len() - LAST_GROUP } else { groups[wrong] };
    format!("invalid group length in group {wrong}: expected {}, found {found}", GROUP_LENGTHS[wrong])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_are_one_uuid() {
        let digits = "550e8400-e29b-41d4-a716-446655440000";
        for text in
            [digits.to_uppercase(), digits.replace('-', ""), format!("{{{digits}}}"), format!("urn:uuid:{digits}")]
        {
            let uuid = Uuid::validate_input(&Input::from(text.as_str())).unwrap();
            assert_eq!(uuid.dump_json(), format!("\"{digits}\"").as_bytes(), "{text}");
        }
    }

    #[test]
    fn faults_are_told_in_the_words_of_the_reference() {
        for (text, expected) in [
            ("", "invalid length: found 0"),
            ("12", "invalid length: found 2"),
            ("{zz}", "invalid character: found `z` at 1"),
            ("{g50e8400-e29b-41d4-a716-446655440000}", "invalid character: found `g` at 0"),
            ("12.5", "invalid character: found `.` at 2"),
            ("{550e8400e29b41d4a716446655440000}", "invalid group count: expected 5, found 1"),
            ("550e8400-e29b-41d4-a716-4466554400000", "invalid group length in group 4: expected 12, found 13"),
            ("5-50e8400e29b-41d4-a716-446655440000", "invalid group length in group 0: expected 8, found 1"),
            ("\u{661}\u{662}", "invalid length: found 4"),
        ] {
            assert_eq!(fault(text), expected, "{text}");
        }
    }

    #[test]
    fn versions_need_the_variant_of_the_rfc() {
        let rules = Rules::NEW.version(4);
        assert!(check(Uuid::from_u128(0x550e_8400_e29b_41d4_a716_4466_5544_0000), &rules).is_ok());
        assert!(check(Uuid::from_u128(0x550e_8400_e29b_41d4_c716_4466_5544_0000), &rules).is_err());
        assert!(check(Uuid::nil(), &rules).is_err());
    }
}
