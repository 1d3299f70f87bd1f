//! What one parameter of a template may match.

/// The text that a parameter accepts, named after the colon: `{id:int}`.
///
/// The order is that of precedence, the narrowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Convertor {
    /// 32 hexadecimal digits, with or without each of the four hyphens.
    Uuid,
    /// ASCII digits, at least one; no sign.
    Int,
    /// ASCII digits, and a fraction if there is a point; no sign, no exponent.
    Float,
    /// Anything but a slash, at least one character. What a parameter without a convertor accepts.
    Str,
    /// Anything but a line feed, slashes too, or nothing at all.
    ///
    /// The line feed is the expression `.*` of Starlette: without this, `/files/a%0Ab` would be 200 here and 404 there.
    Path,
}

/// Every convertor, for messages that list them.
pub(crate) const CONVERTORS: [Convertor; 5] =
    [Convertor::Str, Convertor::Int, Convertor::Float, Convertor::Uuid, Convertor::Path];

impl Convertor {
    /// The convertor that a template calls `name`.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        CONVERTORS.into_iter().find(|convertor| convertor.name() == name)
    }

    /// The name of this convertor in a template.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Int => "int",
            Self::Float => "float",
            Self::Str => "str",
            Self::Path => "path",
        }
    }

    /// Whether all of `text` is a value of this convertor.
    pub(crate) fn accepts(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Uuid => uuid_end(bytes) == Some(bytes.len()),
            Self::Int => are_digits(bytes),
            Self::Float => match bytes.iter().position(|byte| *byte == b'.') {
                Some(point) => are_digits(&bytes[..point]) && are_digits(&bytes[point + 1..]),
                None => are_digits(bytes),
            },
            Self::Str => !bytes.is_empty() && !bytes.contains(&b'/'),
            Self::Path => !bytes.contains(&b'\n'),
        }
    }
}

/// Where the UUID that `text` begins with ends. There is at most one such place, because a hyphen is no digit.
pub(crate) fn uuid_end(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    for (group, digits) in [8, 4, 4, 4, 12].into_iter().enumerate() {
        if group > 0 && text.get(end) == Some(&b'-') {
            end += 1;
        }
        if !text.get(end..end + digits)?.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        end += digits;
    }
    Some(end)
}

fn are_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_accepts(convertor: Convertor, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(convertor.accepts(text), "{} should accept {text:?}", convertor.name());
        }
        for text in no {
            assert!(!convertor.accepts(text), "{} should refuse {text:?}", convertor.name());
        }
    }

    #[test]
    fn names_round_trip() {
        for convertor in CONVERTORS {
            assert_eq!(Convertor::from_name(convertor.name()), Some(convertor));
        }
        assert_eq!(Convertor::from_name("Int"), None);
        assert_eq!(Convertor::from_name(""), None);
    }

    #[test]
    fn int_takes_ascii_digits_only() {
        assert_accepts(
            Convertor::Int,
            &["0", "007", "99999999999999999999"],
            &["", "-1", "+1", "1.0", "٣", "1 ", "1/2"],
        );
    }

    #[test]
    fn float_takes_an_optional_fraction() {
        assert_accepts(
            Convertor::Float,
            &["0", "42.5", "1.0"],
            &["", ".", "1.", ".5", "1.2.3", "1e5", "-1.0", "nan", "1,5"],
        );
    }

    #[test]
    fn uuid_takes_or_leaves_each_hyphen() {
        assert_accepts(
            Convertor::Uuid,
            &[
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "F81D4FAE7DEC11D0A76500A0C91E6BF6",
                "f81d4fae7dec-11d0a765-00a0c91e6bf6",
            ],
            &[
                "",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf67",
                "f81d4fae--7dec-11d0-a765-00a0c91e6bf6",
                "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "f81d4-fae7dec-11d0-a765-00a0c91e6bf6",
                "é1d4fae7dec11d0a76500a0c91e6bf6",
            ],
        );
    }

    #[test]
    fn str_takes_all_but_slashes() {
        assert_accepts(Convertor::Str, &["a", " ", "\n", "é☃", "a.b-c"], &["", "/", "a/b"]);
    }

    #[test]
    fn path_takes_all_but_line_feeds() {
        assert_accepts(Convertor::Path, &["", "/", "a/b//c", "é"], &["\n", "a\nb"]);
    }
}
