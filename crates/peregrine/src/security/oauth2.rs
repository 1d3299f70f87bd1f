use peregrine_model::Object;

use super::scheme::{authorization, definition, refusal, settings};
use super::{Optional, Scheme};
use crate::request::Context;
use crate::{Error, HttpError, Value};

type Scopes = &'static [(&'static str, &'static str)];

/// The object of one flow.
fn flow(name: &str, urls: &[(&'static str, Option<&'static str>)], scopes: Scopes) -> Value {
    let mut flow = Object::new();
    let scopes: Object<'static> =
        scopes.iter().map(|(name, text)| ((*name).to_owned(), Value::from((*text).to_owned()))).collect();
    flow.insert("scopes", scopes);
    for (name, url) in urls {
        if let Some(url) = url {
            flow.insert(*name, (*url).to_owned());
        }
    }
    Object::from_iter([(name.to_owned(), Value::from(flow))]).into()
}

fn bearer(request: &Context) -> Option<String> {
    let (scheme, token) = authorization(request);
    scheme.eq_ignore_ascii_case("bearer").then(|| token.to_owned())
}

/// A token that was got with a name and a password at another path: `Bearer ..` in the `Authorization` header.
#[derive(Debug, Clone, Copy)]
pub struct OAuth2PasswordBearer {
    token_url: &'static str,
    refresh_url: Option<&'static str>,
    scopes: Scopes,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl OAuth2PasswordBearer {
    /// The token is got at that URL, which may be relative to the document's.
    #[must_use]
    pub const fn new(token_url: &'static str) -> Self {
        Self {
            token_url,
            refresh_url: None,
            scopes: &[],
            name: "OAuth2PasswordBearer",
            description: None,
            refusal: None,
        }
    }

    /// Where a new token is got for an old one.
    #[must_use]
    pub const fn refresh_url(mut self, url: &'static str) -> Self {
        self.refresh_url = Some(url);
        self
    }

    /// The scopes that a token can have, each with a text.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [(&'static str, &'static str)]) -> Self {
        self.scopes = scopes;
        self
    }
}

settings!(OAuth2PasswordBearer);

impl Scheme for OAuth2PasswordBearer {
    type Credentials = String;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        let urls = [("tokenUrl", Some(self.token_url)), ("refreshUrl", self.refresh_url)];
        definition("oauth2", self.description, vec![("flows", flow("password", &urls, self.scopes))])
    }

    fn credentials(&self, request: &Context) -> Result<Option<String>, Error> {
        Ok(bearer(request))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Bearer")
    }
}

/// A token that was got from another server in the browser: `Bearer ..` in the `Authorization` header.
#[derive(Debug, Clone, Copy)]
pub struct OAuth2AuthorizationCodeBearer {
    authorization_url: &'static str,
    token_url: &'static str,
    refresh_url: Option<&'static str>,
    scopes: Scopes,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl OAuth2AuthorizationCodeBearer {
    /// The user agrees at one URL, the token is got at the other.
    #[must_use]
    pub const fn new(authorization_url: &'static str, token_url: &'static str) -> Self {
        Self {
            authorization_url,
            token_url,
            refresh_url: None,
            scopes: &[],
            name: "OAuth2AuthorizationCodeBearer",
            description: None,
            refusal: None,
        }
    }

    /// Where a new token is got for an old one.
    #[must_use]
    pub const fn refresh_url(mut self, url: &'static str) -> Self {
        self.refresh_url = Some(url);
        self
    }

    /// The scopes that a token can have, each with a text.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [(&'static str, &'static str)]) -> Self {
        self.scopes = scopes;
        self
    }
}

settings!(OAuth2AuthorizationCodeBearer);

impl Scheme for OAuth2AuthorizationCodeBearer {
    type Credentials = String;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        let urls = [
            ("authorizationUrl", Some(self.authorization_url)),
            ("tokenUrl", Some(self.token_url)),
            ("refreshUrl", self.refresh_url),
        ];
        definition("oauth2", self.description, vec![("flows", flow("authorizationCode", &urls, self.scopes))])
    }

    fn credentials(&self, request: &Context) -> Result<Option<String>, Error> {
        Ok(bearer(request))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Bearer")
    }
}

/// OAuth 2 with flows of your own: it gives the whole `Authorization` header.
#[derive(Debug, Clone, Copy)]
pub struct OAuth2 {
    flows: fn() -> Value,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl OAuth2 {
    /// The flows as the document shows them: `|| json!({"password": {"tokenUrl": "token", "scopes": {}}})`.
    #[must_use]
    pub const fn new(flows: fn() -> Value) -> Self {
        Self { flows, name: "OAuth2", description: None, refusal: None }
    }
}

settings!(OAuth2);

impl Scheme for OAuth2 {
    type Credentials = String;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        definition("oauth2", self.description, vec![("flows", (self.flows)())])
    }

    fn credentials(&self, request: &Context) -> Result<Option<String>, Error> {
        Ok(request.header("authorization").filter(|value| !value.is_empty()).map(str::to_owned))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Bearer")
    }
}
