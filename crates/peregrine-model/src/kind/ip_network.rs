//! IP networks, and addresses inside of one, read by the rules of Python's `ipaddress`.

use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::ip::Address;
use super::{Kind, Shape};
use crate::issue::{Code, Issue, Parameter};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Exactness, Failed, Generator, Input, Rules, Schema, Validation};

/// An address with the length of its network's prefix: pydantic's `IPv4Interface`, `IPv6Interface`, and
/// `IPvAnyInterface` unless the version is said.
///
/// ```
/// use std::net::Ipv4Addr;
///
/// use peregrine_model::{Kind as _, kind::IpInterface};
///
/// let interface = IpInterface::<Ipv4Addr>::validate_json(br#""10.0.0.1/255.0.0.0""#)?;
/// assert_eq!((interface.address(), interface.prefix_length()), (Ipv4Addr::new(10, 0, 0, 1), 8));
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpInterface<A = IpAddr> {
    address: A,
    prefix_length: u8,
}

/// A network: pydantic's `IPv4Network`, `IPv6Network`, and `IPvAnyNetwork` unless the version is said.
///
/// ```
/// use peregrine_model::{Kind as _, kind::IpNetwork};
///
/// let network = <IpNetwork>::validate_json(br#""10.0.0.0/8""#)?;
/// assert_eq!(network.to_string(), "10.0.0.0/8");
/// assert!(<IpNetwork>::validate_json(br#""10.0.0.1/8""#).is_err());
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IpNetwork<A = IpAddr> {
    address: A,
    prefix_length: u8,
}

/// What a network can be made of: the addresses of the standard library.
pub trait NetworkAddress: Address + Copy + 'static {
    /// What Python calls the interface and the network, if a strict field takes nothing but their instances.
    #[doc(hidden)]
    const CLASSES: Option<[&'static str; 2]>;
    #[doc(hidden)]
    const CODES: [Code; 2];
    #[doc(hidden)]
    const FORMATS: [&'static str; 2];

    /// How many bits an address of this version has.
    #[doc(hidden)]
    fn bits(self) -> u8;

    /// The number, in the low bits.
    #[doc(hidden)]
    fn number(self) -> u128;

    /// The length of the prefix that a text stands for.
    #[doc(hidden)]
    fn prefix_length(self, text: &str) -> Option<u8>;
}

impl NetworkAddress for Ipv4Addr {
    const CLASSES: Option<[&'static str; 2]> = Some(["IPv4Interface", "IPv4Network"]);
    const CODES: [Code; 2] = [Code::IpV4Interface, Code::IpV4Network];
    const FORMATS: [&'static str; 2] = ["ipv4interface", "ipv4network"];

    fn bits(self) -> u8 {
        32
    }

    fn number(self) -> u128 {
        u32::from(self).into()
    }

    fn prefix_length(self, text: &str) -> Option<u8> {
        digits(text, 32).or_else(|| mask_length(text.parse().ok()?))
    }
}

impl NetworkAddress for Ipv6Addr {
    const CLASSES: Option<[&'static str; 2]> = Some(["IPv6Interface", "IPv6Network"]);
    const CODES: [Code; 2] = [Code::IpV6Interface, Code::IpV6Network];
    const FORMATS: [&'static str; 2] = ["ipv6interface", "ipv6network"];

    fn bits(self) -> u8 {
        128
    }

    fn number(self) -> u128 {
        self.into()
    }

    fn prefix_length(self, text: &str) -> Option<u8> {
        digits(text, 128)
    }
}

impl NetworkAddress for IpAddr {
    const CLASSES: Option<[&'static str; 2]> = None;
    const CODES: [Code; 2] = [Code::IpAnyInterface, Code::IpAnyNetwork];
    const FORMATS: [&'static str; 2] = ["ipvanyinterface", "ipvanynetwork"];

    fn bits(self) -> u8 {
        match self {
            Self::V4(address) => address.bits(),
            Self::V6(address) => address.bits(),
        }
    }

    fn number(self) -> u128 {
        match self {
            Self::V4(address) => address.number(),
            Self::V6(address) => address.number(),
        }
    }

    fn prefix_length(self, text: &str) -> Option<u8> {
        match self {
            Self::V4(address) => address.prefix_length(text),
            Self::V6(address) => address.prefix_length(text),
        }
    }
}

/// ASCII digits, with any number of zeros before them.
fn digits(text: &str, max: u8) -> Option<u8> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let length: u8 = if is_number { format!("0{}", text.trim_start_matches('0')).parse().ok()? } else { return None };
    (length <= max).then_some(length)
}

/// A mask is ones and then zeros, or, of hosts, zeros and then ones.
fn mask_length(mask: Ipv4Addr) -> Option<u8> {
    let length = |mask: u32| {
        let ones = mask.leading_ones();
        (ones + mask.trailing_zeros() >= 32).then_some(ones)
    };
    let mask = u32::from(mask);
    length(mask).or_else(|| length(!mask)).and_then(|length| u8::try_from(length).ok())
}

macro_rules! networks {
    ($($kind:ident $index:literal $accepts:expr;)*) => {$(
        impl<A> $kind<A> {
            /// How many bits name the network.
            #[must_use]
            pub const fn prefix_length(&self) -> u8 {
                self.prefix_length
            }
        }

        impl<A: Copy> $kind<A> {
            /// The address.
            #[must_use]
            pub const fn address(&self) -> A {
                self.address
            }
        }

        takes!(for [A] $kind<A>: strict);

        impl<A: NetworkAddress> Kind for $kind<A> {
            const SHAPE: Shape = Shape::Scalar;

            fn name() -> Cow<'static, str> {
                stringify!($kind).into()
            }

            fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
                Self::read_text(&reader.string()?, rules)
            }

            fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
                if rules.is_strict() {
                    return Err(Bail);
                }
                let (address, prefix_length) = from_text(text, $accepts).ok_or(Bail)?;
                Ok(Self { address, prefix_length })
            }

            fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
                state.loosen(Exactness::Lax);
                if let Some(classes) = A::CLASSES.filter(|_| rules.is_strict()) {
                    let class = Parameter::Text(classes[$index].into());
                    return Err(state.record(Issue::new(Code::IsInstanceOf, input).with("class", class)));
                }
                let (address, prefix_length) =
                    convert(input, $accepts).ok_or_else(|| state.fail(A::CODES[$index], input))?;
                Ok(Self { address, prefix_length })
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(&self.to_string());
            }

            fn schema(_: &Rules, _: &mut Generator) -> Schema {
                let mut schema = Schema::of_type("string");
                schema.set("format", A::FORMATS[$index]);
                schema
            }
        }

        impl<A: Address> fmt::Display for $kind<A> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}/{}", self.address.to_text(), self.prefix_length)
            }
        }
    )*};
}
networks! {
    IpInterface 0 |_, _| true;
    IpNetwork 1 names_network;
}

/// Whether the bits behind the prefix are zero: a network has no host.
fn names_network<A: NetworkAddress>(address: A, prefix_length: u8) -> bool {
    let host_bits = u32::from(address.bits() - prefix_length);
    address.number().trailing_zeros() >= host_bits || address.number() == 0
}

fn convert<A: NetworkAddress>(input: &Input<'_>, accepts: impl Fn(A, u8) -> bool) -> Option<(A, u8)> {
    match input {
        Input::Str(text) => from_text(text, accepts),
        _ => super::ip::convert::<A>(input).map(|address| (address, address.bits())),
    }
}

fn from_text<A: NetworkAddress>(text: &str, accepts: impl Fn(A, u8) -> bool) -> Option<(A, u8)> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let address = A::from_text(address)?;
    let length = match prefix {
        Some(prefix) => NetworkAddress::prefix_length(address, prefix)?,
        None => address.bits(),
    };
    accepts(address, length).then_some((address, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Kind>(text: &str) -> Option<String> {
        let value = T::validate_input(&text.into()).ok();
        assert_eq!(T::read_text(text, &Rules::NEW).is_ok(), value.is_some(), "{text}");
        value.map(|value| String::from_utf8(value.dump_json()).expect("JSON is text").replace('"', ""))
    }

    #[test]
    fn prefixes_are_lengths_or_masks() {
        for prefix in ["24", "024", "255.255.255.0", "0.0.0.255"] {
            let text = format!("1.2.3.4/{prefix}");
            assert_eq!(read::<IpInterface<Ipv4Addr>>(&text).as_deref(), Some("1.2.3.4/24"), "{prefix}");
        }
        for prefix in ["", "33", "-1", " 1", "255.0.255.0", "24/1"] {
            assert_eq!(read::<IpInterface<Ipv4Addr>>(&format!("1.2.3.4/{prefix}")), None, "{prefix}");
        }
        assert_eq!(read::<IpInterface>("1.2.3.4/0.0.0.0").as_deref(), Some("1.2.3.4/0"));
        assert_eq!(read::<IpInterface<Ipv6Addr>>("::1/ffff::"), None);
        assert_eq!(read::<IpInterface>("::1/64").as_deref(), Some("::1/64"));
    }

    #[test]
    fn networks_have_no_host() {
        assert_eq!(read::<IpNetwork>("10.0.0.0/8").as_deref(), Some("10.0.0.0/8"));
        assert_eq!(read::<IpNetwork>("10.0.0.1/8"), None);
        assert_eq!(read::<IpNetwork>("0.0.0.0/0").as_deref(), Some("0.0.0.0/0"));
        assert_eq!(read::<IpNetwork<Ipv6Addr>>("2001:db8::/32").as_deref(), Some("2001:db8::/32"));
        assert_eq!(read::<IpNetwork<Ipv6Addr>>("2001:db8::1/32"), None);
    }

    #[test]
    fn numbers_are_single_addresses() {
        let network = IpNetwork::<IpAddr>::validate_json(b"true").unwrap();
        assert_eq!(network.to_string(), "0.0.0.1/32");
        let report = IpNetwork::<Ipv4Addr>::validate_json(b"-1").unwrap_err();
        assert_eq!(report.issues()[0].message(), "Input is not a valid IPv4 network");
    }
}
