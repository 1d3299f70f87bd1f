//! The redirect from a path to the one with, or without, a slash at its end.

use std::borrow::Cow;

/// The path to try when no route matches this one: without the slashes at its end if there are any, else with one.
///
/// The paths are decoded and relative to the root path. `None` for `/`, which has no other form. If a route has the
/// other path ([`RouteTable::has_path`](super::RouteTable::has_path)), with any method, the answer is a redirect to its
/// [`location`], else 404. Before that comes the 405 of a route that has this path.
pub(crate) fn other_slash(path: &str) -> Option<Cow<'_, str>> {
    match path {
        "/" => None,
        _ if path.ends_with('/') => Some(Cow::Borrowed(path.trim_end_matches('/'))),
        _ => Some(Cow::Owned(format!("{path}/"))),
    }
}

/// The URL of a decoded path, for the `Location` header.
///
/// `authority` is the `Host` header if that is a valid one, else the address that the server listens on. `root_path` is
/// what stands before the application: set by the operator, and the prefix of a mount. The query is the raw one.
///
/// Characters that a URL cannot have are escaped, and in the path `?`, `#` and `\` as well. A percent sign stays, so
/// that a path with `%2541` is redirected to one with `%41`: Starlette does so, and clients of the recorded answers see
/// it.
pub(crate) fn location(scheme: &str, authority: &str, root_path: &str, path: &str, query: Option<&str>) -> String {
    let mut url = String::with_capacity(scheme.len() + authority.len() + root_path.len() + path.len() + 16);
    url.push_str(scheme);
    url.push_str("://");
    escape(authority, b"?#", &mut url);
    escape(root_path, b"?#", &mut url);
    escape(path, b"?#", &mut url);
    if let Some(query) = query.filter(|query| !query.is_empty()) {
        url.push('?');
        escape(query, b"", &mut url);
    }
    url
}

/// Appends the text with all but URL characters escaped, and those of `also` escaped too.
fn escape(text: &str, also: &[u8], url: &mut String) {
    for byte in text.bytes() {
        if is_url_byte(byte) && !also.contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(char::from(HEX_DIGITS[usize::from(byte >> 4)]));
            url.push(char::from(HEX_DIGITS[usize::from(byte & 15)]));
        }
    }
}

const HEX_DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// The reserved and unreserved characters of RFC 3986, and the percent sign.
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/%#?=@[]!$&'()*+,;".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::super::path::decode_path;
    use super::*;

    /// The location that a raw path is redirected to, if the application has the other path.
    fn redirected(root_path: &str, raw_path: &str, query: Option<&str>) -> String {
        let path = decode_path(raw_path);
        location("http", "h:80", root_path, &other_slash(&path).unwrap(), query)
    }

    #[test]
    fn other_slash_strips_all_or_adds_one() {
        assert_eq!(other_slash("/items").as_deref(), Some("/items/"));
        assert_eq!(other_slash("/items/").as_deref(), Some("/items"));
        assert_eq!(other_slash("/items//").as_deref(), Some("/items"));
        assert_eq!(other_slash("//").as_deref(), Some(""));
        assert_eq!(other_slash("").as_deref(), Some("/"));
        assert_eq!(other_slash("/"), None);
    }

    #[test]
    fn locations_are_those_of_starlette() {
        // Recorded from FastAPI 0.165.0 with Starlette 1.10.
        for (raw_path, path) in [
            ("/items/a/", "/items/a"),
            ("/items/a//", "/items/a"),
            ("/items/100%25/", "/items/100%"),
            ("/items/a%3Fb/", "/items/a%3Fb"),
            ("/items/a%23b/", "/items/a%23b"),
            ("/items/a%5Cb/", "/items/a%5Cb"),
            ("/items/%E2%98%83%20x/", "/items/%E2%98%83%20x"),
            ("/items/%22%3C%3E%7C%60%7B%7D%5E/", "/items/%22%3C%3E%7C%60%7B%7D%5E"),
            ("/items/..%2F", "/items/.."),
            ("/items/%FF/", "/items/%EF%BF%BD"),
            ("/items/a%FFb%E2%98/", "/items/a%EF%BF%BDb%EF%BF%BD"),
            ("/items/%zz/", "/items/%zz"),
            ("/n/5%0A/", "/n/5%0A"),
            ("/w/%2541", "/w/%41/"),
            ("/w/a%0D%0Ab", "/w/a%0D%0Ab/"),
            ("/w/%5B%5D%00%7F", "/w/[]%00%7F/"),
            ("/w/~-_.!$&'()*+,;=:@", "/w/~-_.!$&'()*+,;=:@/"),
        ] {
            assert_eq!(redirected("", raw_path, None), format!("http://h:80{path}"));
        }
    }

    #[test]
    fn query_is_kept_as_it_came() {
        assert_eq!(redirected("", "/items/a/", Some("a=1&b=x%20y")), "http://h:80/items/a?a=1&b=x%20y");
        assert_eq!(redirected("", "/items/..%2F", Some("q=bar")), "http://h:80/items/..?q=bar");
        assert_eq!(redirected("", "/i", Some("x=%zz y\"<")), "http://h:80/i/?x=%zz%20y%22%3C");
        assert_eq!(redirected("", "/i", Some("x=é?")), "http://h:80/i/?x=%C3%A9?");
        assert_eq!(redirected("", "/i", Some("")), "http://h:80/i/");
    }

    #[test]
    fn root_path_comes_before_the_path() {
        assert_eq!(redirected("/api/v1", "/app/", Some("a=1")), "http://h:80/api/v1/app?a=1");
        assert_eq!(location("https", "mysuperapp.com", "", "/items/", None), "https://mysuperapp.com/items/");
    }
}
