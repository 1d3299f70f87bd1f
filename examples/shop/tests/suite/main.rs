//! The shop as clients see it.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod auth;
mod authorize;
mod browser;
mod chromium;
mod document;
mod items;
