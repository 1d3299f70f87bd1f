//! What can go wrong, as clients see it: a status and a `detail`, and both are in the document.
use peregrine::HttpErrors;

/// The errors of the routes that name an item.
#[derive(Debug, Clone, PartialEq, Eq, HttpErrors)]
pub enum ItemError {
    /// Item not found
    #[error(status = 404)]
    NotFound,
    /// Another item has this title
    #[error(status = 409, detail = "Item {title} exists")]
    Duplicate {
        /// The title that is taken.
        title: String,
    },
}

/// The error of the routes that name an item and change no title.
#[derive(Debug, Clone, PartialEq, Eq, HttpErrors)]
pub enum MissingItem {
    /// Item not found
    #[error(status = 404)]
    NotFound,
}

/// The error of the route that names no item and sets a title.
#[derive(Debug, Clone, PartialEq, Eq, HttpErrors)]
pub enum DuplicateItem {
    /// Another item has this title
    #[error(status = 409, detail = "Item {title} exists")]
    Duplicate {
        /// The title that is taken.
        title: String,
    },
}

/// The error of a request whose token isn't ours.
#[derive(Debug, Clone, PartialEq, Eq, HttpErrors)]
pub enum TokenError {
    /// Unknown token
    #[error(status = 401, header = ("www-authenticate", "Bearer"))]
    Unknown,
}

/// The error of a login.
#[derive(Debug, Clone, PartialEq, Eq, HttpErrors)]
pub enum LoginError {
    /// Incorrect username or password
    #[error(status = 401, header = ("www-authenticate", "Bearer"))]
    Refused,
}
