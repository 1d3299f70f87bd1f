use crate::depends::{DependencyFacts, DependencyType, Resolved};
use crate::endpoint::Arguments;
use crate::params::Parameters;

/// The login form of OAuth 2's password flow: `#[depends] form: OAuth2PasswordRequestForm`.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::security::OAuth2PasswordRequestForm;
/// use peregrine::testing::TestClient;
///
/// #[post("/token")]
/// async fn login(#[depends] form: OAuth2PasswordRequestForm) -> Value {
///     json!({"access_token": form.username, "token_type": "bearer"})
/// }
///
/// let client = TestClient::new(App::new().routes(routes![login]));
/// let answer = client.post("/token").form([("username", "ada"), ("password", "x")]).send();
/// answer.assert_json(json!({"access_token": "ada", "token_type": "bearer"}));
/// client.post("/token").send().assert_status(422);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuth2PasswordRequestForm {
    /// `password`, if it was sent.
    pub grant_type: Option<String>,
    /// The name.
    pub username: String,
    /// The password.
    pub password: String,
    /// The scopes that are asked for.
    pub scopes: Vec<String>,
    /// Which application asks.
    pub client_id: Option<String>,
    /// Its password.
    pub client_secret: Option<String>,
}

/// The same form, whose `grant_type` must be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuth2PasswordRequestFormStrict {
    /// `password`.
    pub grant_type: String,
    /// The name.
    pub username: String,
    /// The password.
    pub password: String,
    /// The scopes that are asked for.
    pub scopes: Vec<String>,
    /// Which application asks.
    pub client_id: Option<String>,
    /// Its password.
    pub client_secret: Option<String>,
}

#[derive(crate::Dependency)]
struct Fields {
    #[form(pattern = "^password$")]
    grant_type: Option<String>,
    #[form]
    username: String,
    #[form(json_schema_extra = crate::json!({"format": "password"}))]
    password: String,
    #[form(default = "")]
    scope: String,
    #[form]
    client_id: Option<String>,
    #[form(json_schema_extra = crate::json!({"format": "password"}))]
    client_secret: Option<String>,
}

#[derive(crate::Dependency)]
struct StrictFields {
    #[form(pattern = "^password$")]
    grant_type: String,
    #[form]
    username: String,
    #[form]
    password: String,
    #[form(default = "")]
    scope: String,
    #[form]
    client_id: Option<String>,
    #[form]
    client_secret: Option<String>,
}

fn scopes(scope: &str) -> Vec<String> {
    scope.split_whitespace().map(str::to_owned).collect()
}

/// The public form of the fields: they differ in how the scopes are told.
macro_rules! forms {
    ($($form:ident of $fields:ident)*) => {$(
        impl DependencyType for $form {
            fn facts() -> DependencyFacts {
                DependencyFacts::new(stringify!($form), module_path!(), (file!(), line!()))
            }

            fn declare(parameters: &mut Parameters<'_>) {
                $fields::declare(parameters);
            }

            async fn resolve(arguments: &mut Arguments<'_>) -> Resolved<Self> {
                let fields = $fields::resolve(arguments).await?;
                Ok(fields.map(|fields| Self {
                    grant_type: fields.grant_type,
                    username: fields.username,
                    password: fields.password,
                    scopes: scopes(&fields.scope),
                    client_id: fields.client_id,
                    client_secret: fields.client_secret,
                }))
            }
        }
    )*};
}

forms! {
    OAuth2PasswordRequestForm of Fields
    OAuth2PasswordRequestFormStrict of StrictFields
}
