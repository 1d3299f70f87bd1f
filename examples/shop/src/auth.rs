//! Who asks: a login that gives tokens, and dependencies that tell whose a token is.
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use peregrine::prelude::*;
use peregrine::security::{OAuth2PasswordBearer, OAuth2PasswordRequestForm, same};

use crate::errors::{LoginError, TokenError};

/// Tokens come in the `Authorization` header; the document tells clients where to get one.
pub const OAUTH2: OAuth2PasswordBearer = OAuth2PasswordBearer::new("/api/v1/token");

/// Somebody who works in the shop.
#[derive(Debug, Clone, PartialEq, Eq, Model)]
pub struct User {
    /// The name to log in with.
    pub username: String,
    /// The name to show.
    pub full_name: String,
}

/// What a login gives: OAuth 2 names the fields.
#[derive(Debug, Model)]
pub struct Token {
    /// What to send in the `Authorization` header, after `Bearer`.
    pub access_token: String,
    /// `bearer`
    pub token_type: String,
}

/// The user whose token was sent.
#[dependency]
pub async fn current_user(#[depends(OAUTH2)] token: String) -> Result<User, TokenError> {
    sessions().get(&token).cloned().ok_or(TokenError::Unknown)
}

/// Log in.
///
/// With the name `ada` and the password `lovelace`.
#[post("/token")]
pub async fn login(#[depends] form: OAuth2PasswordRequestForm) -> Result<Token, LoginError> {
    let user = find(&form.username, &form.password).ok_or(LoginError::Refused)?;
    let token = new_token();
    sessions().insert(token.clone(), user);
    Ok(Token { access_token: token, token_type: "bearer".to_owned() })
}

/// Who I am.
#[get("/users/me")]
pub async fn read_me(#[depends(current_user)] user: User) -> User {
    user
}

/// The user of that name and password. A real application keeps the hash of a password: Argon2's, for example.
fn find(username: &str, password: &str) -> Option<User> {
    let (name, word) = (same(username, "ada"), same(password, "lovelace"));
    (name & word).then(|| User { username: "ada".to_owned(), full_name: "Ada Lovelace".to_owned() })
}

/// 32 random bytes as text.
fn new_token() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The users that are logged in, by their tokens.
fn sessions() -> MutexGuard<'static, HashMap<String, User>> {
    static SESSIONS: LazyLock<Mutex<HashMap<String, User>>> = LazyLock::new(Mutex::default);
    SESSIONS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_opens() {
        assert!(find("ada", "lovelace").is_some());
        assert!(find("ada", "Lovelace").is_none());
        assert!(find("bob", "lovelace").is_none());
    }

    #[tokio::test]
    async fn a_token_tells_whose_it_is() {
        let token = new_token();
        let user = find("ada", "lovelace").unwrap();
        sessions().insert(token.clone(), user.clone());
        assert_eq!(current_user(token).await, Ok(user));
        assert_eq!(current_user(new_token()).await, Err(TokenError::Unknown));
    }
}
