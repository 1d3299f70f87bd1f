use crate::endpoint::Arguments;
use crate::params::{Parameters, RequestPart};

/// The scopes that the uses of a dependency ask for, from the handler down to it.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::security::SecurityScopes;
/// use peregrine::testing::TestClient;
///
/// #[dependency]
/// async fn asked(scopes: SecurityScopes) -> String {
///     scopes.to_string()
/// }
///
/// #[get("/items")]
/// async fn items(#[security(asked, scopes = ["items", "me"])] scopes: String) -> String {
///     scopes
/// }
///
/// let client = TestClient::new(App::new().routes(routes![items]));
/// client.get("/items").send().assert_json("items me");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecurityScopes {
    /// The scopes, each once.
    pub scopes: Vec<String>,
}

/// The scopes, separated by spaces.
impl std::fmt::Display for SecurityScopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.scopes.join(" "))
    }
}

impl RequestPart for SecurityScopes {
    fn declare(parameters: &mut Parameters<'_>) {
        parameters.uses_scopes();
    }

    fn from_arguments(arguments: &mut Arguments<'_>) -> Self {
        Self { scopes: arguments.scopes.iter().map(|scope| (*scope).to_owned()).collect() }
    }
}
