//! Addresses of hosts in the place of a domain, `user@[127.0.0.1]`: none is accepted, each is told why.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Reason, displayed};

/// Why an address in brackets is refused: even a good one is, but another reason comes first.
pub(super) fn refusal(literal: &str) -> Reason {
    let is_ipv6 = literal.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("ipv6:"));
    let is_good = literal.parse::<Ipv4Addr>().is_ok() || (is_ipv6 && literal[5..].parse::<Ipv6Addr>().is_ok());
    if is_good {
        return "A bracketed IP address after the @-sign is not allowed here.".into();
    }
    if is_ipv6 {
        return "The IPv6 address in brackets after the @-sign is not valid.".into();
    }
    if !literal.is_empty() && literal.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return format!(
            "The address in brackets after the @-sign is not valid: It is not an IPv4 address ({}) or is missing an \
             address literal tag.",
            ipv4_fault(literal)
        )
        .into();
    }
    if !literal.contains(':') {
        return "The part after the @-sign in brackets is not an IPv4 address and has no address literal tag.".into();
    }
    let foreign = displayed(literal.chars().filter(|char| !matches!(char, '!'..='\u{FA}')));
    if !foreign.is_empty() {
        return format!("The part after the @-sign contains invalid characters in brackets: {foreign}.").into();
    }
    "The part after the @-sign contains an invalid address literal tag in brackets.".into()
}

/// What Python's `ipaddress` says about a text of digits and periods that is no address.
fn ipv4_fault(text: &str) -> String {
    let octets: Vec<&str> = text.split('.').collect();
    if octets.len() != 4 {
        return format!("Expected 4 octets in '{text}'");
    }
    let fault = octets.into_iter().find_map(|octet| match octet.parse::<u32>() {
        _ if octet.is_empty() => Some("Empty octet not permitted".to_owned()),
        _ if octet.len() > 3 => Some(format!("At most 3 characters permitted in '{octet}'")),
        _ if octet.len() > 1 && octet.starts_with('0') => Some(format!("Leading zeros are not permitted in '{octet}'")),
        Ok(0..=255) => None,
        _ => Some(format!("Octet {octet} (> 255) not permitted")),
    });
    format!("{} in '{text}'", fault.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_brackets_is_refused_for_the_first_reason() {
        let v4 = |fault: &str| {
            format!(
                "The address in brackets after the @-sign is not valid: It is not an IPv4 address ({fault}) or is \
                 missing an address literal tag."
            )
        };
        for (literal, expected) in [
            ("127.0.0.1", "A bracketed IP address after the @-sign is not allowed here.".to_owned()),
            ("ipv6:::1", "A bracketed IP address after the @-sign is not allowed here.".to_owned()),
            ("1.2.3", v4("Expected 4 octets in '1.2.3'")),
            ("1.2.3.256", v4("Octet 256 (> 255) not permitted in '1.2.3.256'")),
            ("1.2..4", v4("Empty octet not permitted in '1.2..4'")),
            ("01.2.3.4", v4("Leading zeros are not permitted in '01' in '01.2.3.4'")),
            ("1.2.3.0000", v4("At most 3 characters permitted in '0000' in '1.2.3.0000'")),
            ("a:b", "The part after the @-sign contains an invalid address literal tag in brackets.".to_owned()),
        ] {
            assert_eq!(&*refusal(literal), expected, "{literal}");
        }
    }
}
