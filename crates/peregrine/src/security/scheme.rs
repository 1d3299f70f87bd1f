use peregrine_model::Object;

use crate::request::Context;
use crate::{Error, HttpError, Value};

/// A security scheme: what the document says about it, and what it takes out of a request.
///
/// Implement it for a scheme of your own: `Required(scheme)` and `Optional(scheme)` are dependencies then.
pub trait Scheme: Send + Sync + 'static {
    /// What it gives.
    type Credentials: Clone + Send + 'static;

    /// The name in the document.
    fn name(&self) -> &str;

    /// The security scheme object of the document.
    fn definition(&self) -> Value;

    /// Takes the credentials: `None` if there are none, or not of this scheme.
    ///
    /// # Errors
    /// They are spoilt: the request is refused even where credentials are optional.
    fn credentials(&self, request: &Context) -> Result<Option<Self::Credentials>, Error>;

    /// How a request without credentials is refused.
    fn refusal(&self) -> HttpError;
}

/// How a scheme refuses: as it was told, or else as FastAPI does with this challenge.
pub(super) fn refusal(told: Option<fn() -> HttpError>, challenge: &str) -> HttpError {
    match told {
        Some(refusal) => refusal(),
        None => HttpError::new(401, "Not authenticated").header("WWW-Authenticate", challenge),
    }
}

/// The scheme and the rest of the `Authorization` header. What isn't there is empty.
pub(super) fn authorization(request: &Context) -> (&str, &str) {
    let Some(value) = request.header("authorization") else { return ("", "") };
    let (scheme, rest) = value.split_once(' ').unwrap_or((value, ""));
    (scheme, rest.trim())
}

/// The object of the document, what wasn't said left out.
pub(super) fn definition(kind: &str, description: Option<&str>, members: Vec<(&'static str, Value)>) -> Value {
    let mut object = Object::new();
    object.insert("type", kind.to_owned());
    if let Some(description) = description {
        object.insert("description", description.to_owned());
    }
    for (name, value) in members {
        object.insert(name, value);
    }
    object.into()
}

/// The setters that all schemes share.
macro_rules! settings {
    ($($type:ident)*) => {$(
        impl $type {
            /// The name in the document. Default: that of the type in FastAPI.
            #[must_use]
            pub const fn scheme_name(mut self, name: &'static str) -> Self {
                self.name = name;
                self
            }

            /// The description in the document.
            #[must_use]
            pub const fn description(mut self, text: &'static str) -> Self {
                self.description = Some(text);
                self
            }

            /// Refuses requests without credentials in an own way.
            #[must_use]
            pub const fn refuse_with(mut self, refusal: fn() -> HttpError) -> Self {
                self.refusal = Some(refusal);
                self
            }

            /// Lets requests without credentials pass: their credentials are `None`. FastAPI's `auto_error=False`.
            #[must_use]
            pub const fn optional(self) -> Optional<Self> {
                Optional(self)
            }
        }

        impl $crate::depends::Dependency for $type {
            type Output = <Self as Scheme>::Credentials;

            fn facts(&self) -> $crate::depends::DependencyFacts {
                $crate::depends::DependencyFacts::new(stringify!($type), module_path!(), (file!(), line!()))
            }

            fn declare(&'static self, parameters: &mut $crate::params::Parameters<'_>) {
                parameters.security(self.name(), self.definition());
            }

            async fn resolve(
                &'static self,
                arguments: &mut $crate::endpoint::Arguments<'_>,
            ) -> $crate::depends::Resolved<Self::Output> {
                super::optional::required(self, arguments)
            }
        }
    )*};
}
pub(super) use settings;
