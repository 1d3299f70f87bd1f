//! Where the parts of an address are.

use super::Reason;
use super::signs::displayed;

/// Whether the address is in angle brackets that nobody took for those after a name, and what stands before and after
/// its @-sign.
pub(super) fn split(address: &str) -> Result<(bool, &str, &str), Reason> {
    let at = first_unquoted(address, &['@', '<'])?;
    if address.as_bytes()[at] == b'@' {
        return Ok((false, &address[..at], &address[at + 1..]));
    }
    check_name(address[..at].trim_end())?;
    let bracketed = address[at + 1..].trim_end_matches(' ');
    if !bracketed.contains('>') {
        let reason = "An open angle bracket at the start of the email address has to be followed by a close angle \
                      bracket at the end.";
        return Err(reason.into());
    }
    let Some(inner) = bracketed.strip_suffix('>') else {
        return Err("There can't be anything after the email address.".into());
    };
    let at = first_unquoted(inner, &['@'])?;
    Ok((true, &inner[..at], &inner[at + 1..]))
}

/// A name before an angle bracket has the characters of an address or spaces, unless it is quoted.
fn check_name(name: &str) -> Result<(), Reason> {
    if name.starts_with('"') {
        return Ok(());
    }
    let is_plain = |char: char| char.is_ascii_alphanumeric() || " _!#$%&'*+-/=?^`{|}~".contains(char);
    let foreign = displayed(name.chars().filter(|char| !is_plain(*char)));
    if foreign.is_empty() {
        return Ok(());
    }
    Err(format!("The display name contains invalid characters when not quoted: {foreign}.").into())
}

/// Where the first of some signs stands outside of quotes.
fn first_unquoted(address: &str, signs: &[char]) -> Result<usize, Reason> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, char) in address.char_indices() {
        match char {
            '"' if !is_escaped => is_quoted = !is_quoted,
            _ if !is_quoted && signs.contains(&char) => return Ok(at),
            _ => {}
        }
        is_escaped = is_quoted && char == '\\' && !is_escaped;
    }
    Err(if address.contains('\u{FF20}') {
        "The email address has the \"full-width\" at-sign (@) character instead of a regular at-sign.".into()
    } else if address.contains('\u{FE6B}') {
        "The email address has the \"small commercial at\" character instead of a regular at-sign.".into()
    } else {
        "An email address must have an @-sign.".into()
    })
}
