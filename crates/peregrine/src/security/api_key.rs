use super::scheme::{definition, refusal, settings};
use super::{Optional, Scheme};
use crate::request::Context;
use crate::{Error, HttpError, Value};

/// One place a scheme, all alike.
macro_rules! api_keys {
    ($($(#[$doc:meta])* $type:ident $fastapi:literal $place:literal |$request:ident, $key:ident| $take:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $type {
            key: &'static str,
            name: &'static str,
            description: Option<&'static str>,
            refusal: Option<fn() -> HttpError>,
        }

        impl $type {
            #[doc = concat!("A key in the ", $place, " of that name.")]
            #[must_use]
            pub const fn new(name: &'static str) -> Self {
                Self { key: name, name: $fastapi, description: None, refusal: None }
            }
        }

        settings!($type);

        impl Scheme for $type {
            type Credentials = String;

            fn name(&self) -> &str {
                self.name
            }

            fn definition(&self) -> Value {
                let members = vec![("in", $place.to_owned().into()), ("name", self.key.to_owned().into())];
                definition("apiKey", self.description, members)
            }

            fn credentials(&self, $request: &Context) -> Result<Option<String>, Error> {
                let $key = self.key;
                let key: Option<String> = $take;
                Ok(key.filter(|key| !key.is_empty()))
            }

            fn refusal(&self) -> HttpError {
                refusal(self.refusal, "APIKey")
            }
        }
    )*};
}

api_keys! {
    /// A key in a query parameter.
    ApiKeyQuery "APIKeyQuery" "query" |request, key| crate::params::query_value(request, key);
    /// A key in a header.
    ApiKeyHeader "APIKeyHeader" "header" |request, key| request.header(key).map(str::to_owned);
    /// A key in a cookie.
    ApiKeyCookie "APIKeyCookie" "cookie" |request, key| crate::params::cookie_value(request, key);
}
