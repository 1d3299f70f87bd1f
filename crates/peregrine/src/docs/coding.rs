//! Which compressed form of an answer a client takes.

use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, HeaderValue};

/// A form of an answer, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// The form that the client likes best; of several the smallest. Without a word of the client's: as it is.
    pub(super) fn of(request: &HeaderMap, has_brotli: bool) -> Self {
        let offered = [Self::Brotli, Self::Gzip].into_iter().filter(|coding| has_brotli || *coding != Self::Brotli);
        let best = offered.map(|coding| (coding.quality(request), coding)).reduce(|best, next| match next.0 > best.0 {
            true => next,
            false => best,
        });
        match best {
            Some((quality, coding)) if quality > 0 => coding,
            _ => Self::Identity,
        }
    }

    /// The name in headers.
    fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// The value of `Content-Encoding`.
    pub(super) fn to_header(self) -> Option<HeaderValue> {
        (self != Self::Identity).then(|| HeaderValue::from_static(self.name()))
    }

    /// How much a client likes it, in thousandths: <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3>.
    fn quality(self, request: &HeaderMap) -> u32 {
        let values = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let mut any = 0;
        for coding in values.flat_map(|value| value.split(',')) {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
            match name.trim() {
                "*" => any = thousandths(weight),
                name if name.eq_ignore_ascii_case(self.name()) => return thousandths(weight),
                _ => {}
            }
        }
        any
    }
}

/// A weight such as `q=0.5`; one that can't be read is none.
fn thousandths(weight: &str) -> u32 {
    let weight = weight.trim();
    let Some((_, number)) = weight.split_once('=') else { return if weight.is_empty() { 1000 } else { 0 } };
    match number.trim().parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => (number * 1000.0) as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(accepted: &[&'static str]) -> Coding {
        let mut headers = HeaderMap::new();
        for value in accepted {
            headers.append(ACCEPT_ENCODING, HeaderValue::from_static(value));
        }
        Coding::of(&headers, true)
    }

    #[test]
    fn smallest_form_is_taken_of_those_that_are_liked_best() {
        assert_eq!(of(&["gzip, deflate, br"]), Coding::Brotli);
        assert_eq!(of(&["gzip, br;q=0.5"]), Coding::Gzip);
        assert_eq!(of(&["deflate", "GZIP;q=0.2"]), Coding::Gzip);
        assert_eq!(of(&["*"]), Coding::Brotli);
        assert_eq!(of(&["br;q=0, *;q=0.1"]), Coding::Gzip);
    }

    #[test]
    fn what_is_refused_or_unreadable_is_not_taken() {
        for accepted in [&[][..], &["identity"], &["gzip;q=0"], &["gzip;q=0.000, br; q=x"], &["gzip;q=2"]] {
            assert_eq!(of(accepted), Coding::Identity, "{accepted:?}");
        }
    }
}
