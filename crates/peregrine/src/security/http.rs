use peregrine_model::Kind as _;

use super::compare::same;
use super::scheme::{authorization, definition, refusal, settings};
use super::{Optional, Scheme};
use crate::request::Context;
use crate::{Base64, ByteString, Error, HttpError, Input, Value};

/// The name and the password of HTTP Basic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpBasicCredentials {
    /// The name.
    pub username: String,
    /// The password.
    pub password: String,
}

impl HttpBasicCredentials {
    /// Whether they are that name and that password. It takes equally long whichever letter is wrong.
    #[must_use]
    pub fn is(&self, username: &str, password: &str) -> bool {
        let (name, word) = (same(&self.username, username), same(&self.password, password));
        name & word
    }
}

/// What the `Authorization` header holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpCredentials {
    /// The scheme as it was sent: `Bearer`.
    pub scheme: String,
    /// The credentials.
    pub credentials: String,
}

fn credentials(request: &Context, wanted: Option<&str>) -> Option<HttpCredentials> {
    let (scheme, credentials) = authorization(request);
    let fits = wanted.is_none_or(|wanted| scheme.eq_ignore_ascii_case(wanted));
    (fits && !scheme.is_empty() && !credentials.is_empty())
        .then(|| HttpCredentials { scheme: scheme.to_owned(), credentials: credentials.to_owned() })
}

/// Any scheme of the `Authorization` header, by its name. FastAPI's `HTTPBase`.
#[derive(Debug, Clone, Copy)]
pub struct HttpAuth {
    scheme: &'static str,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl HttpAuth {
    /// A scheme of that name, such as `Other`. Any is accepted: the name is what the document and the refusal say.
    #[must_use]
    pub const fn new(scheme: &'static str) -> Self {
        Self { scheme, name: "HTTPBase", description: None, refusal: None }
    }
}

settings!(HttpAuth);

impl Scheme for HttpAuth {
    type Credentials = HttpCredentials;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        definition("http", self.description, vec![("scheme", self.scheme.to_owned().into())])
    }

    fn credentials(&self, request: &Context) -> Result<Option<HttpCredentials>, Error> {
        Ok(credentials(request, None))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, &title(self.scheme))
    }
}

/// The name with a capital at the start of each word, as Python's `title` has it.
fn title(name: &str) -> String {
    let mut starts = true;
    let respelled = name.chars().flat_map(|char| {
        let respelled: Vec<char> = if starts { char.to_uppercase().collect() } else { char.to_lowercase().collect() };
        starts = !char.is_alphabetic();
        respelled
    });
    respelled.collect()
}

/// A token in the `Authorization` header: `Bearer ..`.
#[derive(Debug, Clone, Copy)]
pub struct HttpBearer {
    format: Option<&'static str>,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl HttpBearer {
    /// The scheme.
    #[must_use]
    pub const fn new() -> Self {
        Self { format: None, name: "HTTPBearer", description: None, refusal: None }
    }

    /// What the token is, for the document: `JWT`.
    #[must_use]
    pub const fn bearer_format(mut self, format: &'static str) -> Self {
        self.format = Some(format);
        self
    }
}

impl Default for HttpBearer {
    fn default() -> Self {
        Self::new()
    }
}

settings!(HttpBearer);

impl Scheme for HttpBearer {
    type Credentials = HttpCredentials;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        let mut members = vec![("scheme", "bearer".to_owned().into())];
        members.extend(self.format.map(|format| ("bearerFormat", format.to_owned().into())));
        definition("http", self.description, members)
    }

    fn credentials(&self, request: &Context) -> Result<Option<HttpCredentials>, Error> {
        Ok(credentials(request, Some("bearer")))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Bearer")
    }
}

/// The credentials of HTTP Digest, as they were sent: checking them is the application's.
#[derive(Debug, Clone, Copy)]
pub struct HttpDigest {
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl HttpDigest {
    /// The scheme.
    #[must_use]
    pub const fn new() -> Self {
        Self { name: "HTTPDigest", description: None, refusal: None }
    }
}

impl Default for HttpDigest {
    fn default() -> Self {
        Self::new()
    }
}

settings!(HttpDigest);

impl Scheme for HttpDigest {
    type Credentials = HttpCredentials;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        definition("http", self.description, vec![("scheme", "digest".to_owned().into())])
    }

    fn credentials(&self, request: &Context) -> Result<Option<HttpCredentials>, Error> {
        Ok(credentials(request, Some("digest")))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Digest")
    }
}

/// A name and a password in the `Authorization` header: `Basic ..`.
#[derive(Debug, Clone, Copy)]
pub struct HttpBasic {
    realm: Option<&'static str>,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl HttpBasic {
    /// The scheme.
    #[must_use]
    pub const fn new() -> Self {
        Self { realm: None, name: "HTTPBasic", description: None, refusal: None }
    }

    /// The realm that browsers show when they ask for the password.
    #[must_use]
    pub const fn realm(mut self, realm: &'static str) -> Self {
        self.realm = Some(realm);
        self
    }
}

impl Default for HttpBasic {
    fn default() -> Self {
        Self::new()
    }
}

settings!(HttpBasic);

impl Scheme for HttpBasic {
    type Credentials = HttpBasicCredentials;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        definition("http", self.description, vec![("scheme", "basic".to_owned().into())])
    }

    fn credentials(&self, request: &Context) -> Result<Option<HttpBasicCredentials>, Error> {
        let (scheme, encoded) = authorization(request);
        if request.header("authorization").is_none() || !scheme.eq_ignore_ascii_case("basic") {
            return Ok(None);
        }
        decoded(encoded).map(Some).ok_or_else(|| self.refusal().into())
    }

    fn refusal(&self) -> HttpError {
        match self.realm {
            Some(realm) => refusal(self.refusal, &format!("Basic realm=\"{realm}\"")),
            None => refusal(self.refusal, "Basic"),
        }
    }
}

fn decoded(encoded: &str) -> Option<HttpBasicCredentials> {
    let bytes = Base64::<ByteString>::validate_input(&Input::Str(encoded.into())).ok()?;
    let text = std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii())?;
    let (username, password) = text.split_once(':')?;
    Some(HttpBasicCredentials { username: username.to_owned(), password: password.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_and_password_are_decoded() {
        let credentials = decoded("am9objpzZWM6cmV0").unwrap();
        assert_eq!((credentials.username.as_str(), credentials.password.as_str()), ("john", "sec:ret"));
        assert_eq!(decoded("am9obg=="), None);
        assert_eq!(decoded("a"), None);
    }

    #[test]
    fn challenges_are_titled_as_python_does() {
        assert_eq!(title("other-SCHEME x"), "Other-Scheme X");
    }
}
