use super::scheme::{definition, refusal, settings};
use super::{Optional, Scheme};
use crate::request::Context;
use crate::{Error, HttpError, Value};

/// OpenID Connect: it gives the whole `Authorization` header; checking it is the application's.
#[derive(Debug, Clone, Copy)]
pub struct OpenIdConnect {
    url: &'static str,
    name: &'static str,
    description: Option<&'static str>,
    refusal: Option<fn() -> HttpError>,
}

impl OpenIdConnect {
    /// The URL of the provider's configuration.
    #[must_use]
    pub const fn new(url: &'static str) -> Self {
        Self { url, name: "OpenIdConnect", description: None, refusal: None }
    }
}

settings!(OpenIdConnect);

impl Scheme for OpenIdConnect {
    type Credentials = String;

    fn name(&self) -> &str {
        self.name
    }

    fn definition(&self) -> Value {
        let members = vec![("openIdConnectUrl", self.url.to_owned().into())];
        definition("openIdConnect", self.description, members)
    }

    fn credentials(&self, request: &Context) -> Result<Option<String>, Error> {
        Ok(request.header("authorization").filter(|value| !value.is_empty()).map(str::to_owned))
    }

    fn refusal(&self) -> HttpError {
        refusal(self.refusal, "Bearer")
    }
}
