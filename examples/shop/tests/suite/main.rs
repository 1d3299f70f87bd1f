//! The shop as clients see it.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod browser;
mod document;
mod items;
