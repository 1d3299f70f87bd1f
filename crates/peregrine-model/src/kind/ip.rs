//! IP addresses, read by the rules of Python's `ipaddress`.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// What an address can be read from: its text, its number, or its bytes.
pub trait Address: Sized {
    /// What pydantic calls the class, if a strict field takes nothing but its instances.
    #[doc(hidden)]
    const STRICT: Option<&'static str>;
    #[doc(hidden)]
    const CODE: Code;
    #[doc(hidden)]
    const FORMAT: &'static str;

    #[doc(hidden)]
    fn from_text(text: &str) -> Option<Self>;

    #[doc(hidden)]
    fn from_number(number: u128) -> Option<Self>;

    #[doc(hidden)]
    fn from_bytes(bytes: &[u8]) -> Option<Self>;

    #[doc(hidden)]
    fn to_text(&self) -> String;
}

impl Address for Ipv4Addr {
    const STRICT: Option<&'static str> = Some("IPv4Address");
    const CODE: Code = Code::IpV4Address;
    const FORMAT: &'static str = "ipv4";

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_number(number: u128) -> Option<Self> {
        u32::try_from(number).ok().map(Self::from)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; 4]>::try_from(bytes).ok().map(Self::from)
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

impl Address for Ipv6Addr {
    const STRICT: Option<&'static str> = Some("IPv6Address");
    const CODE: Code = Code::IpV6Address;
    const FORMAT: &'static str = "ipv6";

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_number(number: u128) -> Option<Self> {
        Some(Self::from(number))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; 16]>::try_from(bytes).ok().map(Self::from)
    }

    /// Python up to 3.12 writes the last 32 bits in hexadecimal, Rust writes those of a mapped address as IPv4 does.
    fn to_text(&self) -> String {
        match (self.to_ipv4_mapped(), self.segments()) {
            (Some(_), [.., high, low]) => format!("::ffff:{high:x}:{low:x}"),
            _ => self.to_string(),
        }
    }
}

/// The older version is tried first.
impl Address for IpAddr {
    const STRICT: Option<&'static str> = None;
    const CODE: Code = Code::IpAnyAddress;
    const FORMAT: &'static str = "ipvanyaddress";

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_number(number: u128) -> Option<Self> {
        Ipv4Addr::from_number(number).map(Self::V4).or_else(|| Ipv6Addr::from_number(number).map(Self::V6))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Ipv4Addr::from_bytes(bytes).map(Self::V4).or_else(|| Ipv6Addr::from_bytes(bytes).map(Self::V6))
    }

    fn to_text(&self) -> String {
        match self {
            Self::V4(address) => address.to_text(),
            Self::V6(address) => address.to_text(),
        }
    }
}

macro_rules! addresses {
    ($($type:ident $name:literal)*) => {$(
        takes!($type: strict);

        impl Kind for $type {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                $name.into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                Self::read_text(&reader.string()?, rules)
            }

            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                if rules.is_strict() { Err(Bail) } else { Self::from_text(text).ok_or(Bail) }
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                validate(input, rules, state)
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(&self.to_text());
            }

            fn schema(_: &Rules, _: &mut Generator) -> Schema {
                let mut schema = Schema::of_type("string");
                schema.set("format", <Self as Address>::FORMAT);
                schema
            }
        }
    )*};
}
addresses!(Ipv4Addr "IPv4Address" Ipv6Addr "IPv6Address" IpAddr "IPvAnyAddress");

fn validate<'a, T: Address>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<T, Failed> {
    state.loosen(Exactness::Lax);
    match T::STRICT {
        Some(class) if rules.is_strict() => {
            Err(state.record(Issue::new(Code::IsInstanceOf, input).with("class", Parameter::Text(class.into()))))
        }
        _ => convert(input).ok_or_else(|| state.fail(T::CODE, input)),
    }
}

/// Python takes numbers as well as text, and a boolean is a number.
pub(super) fn convert<T: Address>(input: &Input<'_>) -> Option<T> {
    match input {
        Input::Str(text) => T::from_text(text),
        Input::Bool(value) => T::from_number(u128::from(*value)),
        Input::Int(value) => T::from_number(u128::try_from(*value).ok()?),
        Input::BigInt(digits) => T::from_number(digits.parse().ok()?),
        Input::Bytes(bytes) => T::from_bytes(bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Kind + std::fmt::Debug>(input: &Input<'_>) -> Result<String, String> {
        let text = |value: T| String::from_utf8(value.dump_json()).expect("JSON is text");
        T::validate_input(input).map(text).map_err(|report| report.issues()[0].message())
    }

    #[test]
    fn text_is_read_by_the_version() {
        assert_eq!(read::<Ipv4Addr>(&"192.168.1.1".into()).as_deref(), Ok("\"192.168.1.1\""));
        assert_eq!(read::<IpAddr>(&"2001:DB8::0001".into()).as_deref(), Ok("\"2001:db8::1\""));
        for text in ["1.2.3", "01.2.3.4", " 1.2.3.4", "1.2.3.4/24", "::1"] {
            assert_eq!(read::<Ipv4Addr>(&text.into()).unwrap_err(), "Input is not a valid IPv4 address", "{text}");
        }
        assert_eq!(read::<Ipv6Addr>(&"1.2.3.4".into()).unwrap_err(), "Input is not a valid IPv6 address");
        assert_eq!(read::<IpAddr>(&"x".into()).unwrap_err(), "value is not a valid IPv4 or IPv6 address");
    }

    #[test]
    fn numbers_are_addresses() {
        assert_eq!(read::<IpAddr>(&Input::Bool(true)).as_deref(), Ok("\"0.0.0.1\""));
        assert_eq!(read::<IpAddr>(&4_294_967_296_i64.into()).as_deref(), Ok("\"::1:0:0\""));
        assert_eq!(read::<Ipv6Addr>(&u128::MAX.into()).as_deref().map(str::len), Ok(41));
        assert!(read::<Ipv4Addr>(&4_294_967_296_i64.into()).is_err());
        assert!(read::<IpAddr>(&Input::Int(-1)).is_err());
        assert!(read::<IpAddr>(&Input::Float(1.0)).is_err());
    }

    #[test]
    fn mapped_addresses_are_written_in_hexadecimal() {
        assert_eq!(read::<Ipv6Addr>(&"::ffff:1.2.3.4".into()).as_deref(), Ok("\"::ffff:102:304\""));
    }

    #[test]
    fn strictly_only_an_address_of_any_version_has_a_text() {
        let (input, strict, mut state) = (Input::from("1.2.3.4"), Rules::NEW.strict(true), Validation::new());
        assert!(Ipv4Addr::validate(&input, &strict, &mut state).is_err());
        assert!(IpAddr::validate(&input, &strict, &mut state).is_ok());
        assert_eq!(state.into_issues()[0].message(), "Input should be an instance of IPv4Address");
    }
}
