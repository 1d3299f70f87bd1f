use std::time::SystemTime;

use http::header::HeaderValue;

/// A cookie to set, as `set-cookie` says it.
///
/// As in Starlette it holds for all paths, and `SameSite=lax`, unless it says otherwise.
///
/// ```
/// use peregrine::response::Cookie;
///
/// let cookie = Cookie::new("session", "a1b2").max_age(3600).http_only();
/// assert_eq!(cookie.to_string(), "session=a1b2; HttpOnly; Max-Age=3600; Path=/; SameSite=lax");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Cookie {
    name: String,
    value: String,
    domain: Option<String>,
    expires: Option<String>,
    http_only: bool,
    max_age: Option<i64>,
    path: Option<String>,
    same_site: Option<SameSite>,
    secure: bool,
}

/// With which requests a browser sends a cookie along that come from other sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSite {
    /// When a link is followed.
    Lax,
    /// Never.
    Strict,
    /// Always; the cookie must be `Secure`.
    None,
}

impl SameSite {
    const fn name(self) -> &'static str {
        match self {
            Self::Lax => "lax",
            Self::Strict => "strict",
            Self::None => "none",
        }
    }
}

impl Cookie {
    /// A cookie until the browser is closed.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            domain: None,
            expires: None,
            http_only: false,
            max_age: None,
            path: Some("/".to_owned()),
            same_site: Some(SameSite::Lax),
            secure: false,
        }
    }

    /// Deletes a cookie: it is empty, and over at once.
    pub fn deleted(name: impl Into<String>) -> Self {
        Self { expires: Some("Thu, 01 Jan 1970 00:00:00 GMT".to_owned()), ..Self::new(name, "").max_age(0) }
    }

    /// For how many seconds it is kept.
    pub fn max_age(mut self, seconds: i64) -> Self {
        self.max_age = Some(seconds);
        self
    }

    /// Until when it is kept: a date as HTTP spells it, `Thu, 01 Jan 2026 00:00:00 GMT`.
    pub fn expires(mut self, date: impl Into<String>) -> Self {
        self.expires = Some(date.into());
        self
    }

    /// Until when it is kept.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use peregrine::response::Cookie;
    ///
    /// let cookie = Cookie::new("a", "b").path(None).same_site(None);
    /// let start = SystemTime::UNIX_EPOCH + Duration::from_secs(3600);
    /// assert_eq!(cookie.expires_at(start).to_string(), "a=b; expires=Thu, 01 Jan 1970 01:00:00 GMT");
    /// ```
    pub fn expires_at(self, time: SystemTime) -> Self {
        self.expires(httpdate::fmt_http_date(time))
    }

    /// The path below which it is sent; `None` leaves that to the browser.
    pub fn path<'p>(mut self, path: impl Into<Option<&'p str>>) -> Self {
        self.path = path.into().map(str::to_owned);
        self
    }

    /// The domain to which it is sent.
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = Some(domain.into());
        self
    }

    /// It is sent over HTTPS only.
    pub fn secure(mut self) -> Self {
        self.secure = true;
        self
    }

    /// Scripts don't see it.
    pub fn http_only(mut self) -> Self {
        self.http_only = true;
        self
    }

    /// With which requests from other sites it is sent; `None` leaves that to the browser.
    pub fn same_site(mut self, same_site: impl Into<Option<SameSite>>) -> Self {
        self.same_site = same_site.into();
        self
    }

    /// # Panics
    /// An attribute has control characters.
    #[track_caller]
    pub(crate) fn to_header(&self) -> HeaderValue {
        HeaderValue::try_from(self.to_string()).expect("a cookie has no control characters")
    }
}

/// The order and the spelling are those of Python's `http.cookies`.
impl std::fmt::Display for Cookie {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.name, quoted(&self.value))?;
        if let Some(domain) = &self.domain {
            write!(f, "; Domain={domain}")?;
        }
        if let Some(expires) = &self.expires {
            write!(f, "; expires={expires}")?;
        }
        if self.http_only {
            f.write_str("; HttpOnly")?;
        }
        if let Some(max_age) = self.max_age {
            write!(f, "; Max-Age={max_age}")?;
        }
        if let Some(path) = &self.path {
            write!(f, "; Path={path}")?;
        }
        if let Some(same_site) = self.same_site {
            write!(f, "; SameSite={}", same_site.name())?;
        }
        if self.secure {
            f.write_str("; Secure")?;
        }
        Ok(())
    }
}

/// The value as Python spells it: in quotes if it is empty or has more than letters, digits and a few signs.
fn quoted(value: &str) -> String {
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~:".contains(&byte);
    if !value.is_empty() && value.bytes().all(is_legal) {
        return value.to_owned();
    }
    let mut text = String::from("\"");
    // Python's characters are those of Latin-1 here; what is beyond has no spelling there, and its bytes have here.
    for byte in value.bytes() {
        match byte {
            b'"' | b'\\' => text.extend(['\\', char::from(byte)]),
            _ if is_legal(byte) || b" ()/<=>?@[]{}".contains(&byte) => text.push(char::from(byte)),
            _ => text.push_str(&format!("\\{byte:03o}")),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_stand_in_pythons_order() {
        let cookie = Cookie::new("a", "b").secure().http_only().domain("x.org").max_age(1).same_site(SameSite::None);
        assert_eq!(cookie.to_string(), "a=b; Domain=x.org; HttpOnly; Max-Age=1; Path=/; SameSite=none; Secure");
        assert_eq!(Cookie::new("a", "b").path(None).same_site(None).to_string(), "a=b");
    }

    #[test]
    fn values_are_quoted_as_python_does() {
        assert_eq!(quoted("fake-cookie.session"), "fake-cookie.session");
        assert_eq!(quoted("two words"), "\"two words\"");
        assert_eq!(quoted(""), "\"\"");
        assert_eq!(quoted("a,b;c\"d\\"), "\"a\\054b\\073c\\\"d\\\\\"");
    }
}
