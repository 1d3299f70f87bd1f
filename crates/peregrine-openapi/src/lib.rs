//! The OpenAPI document and the pages that show it.
//!
//! Nothing here knows of servers: plain data comes in, plain data goes out. `peregrine` builds on it; it builds on
//! `peregrine-model` alone.

pub mod document;
mod gzip;
pub mod status;
pub mod viewer;

pub use gzip::gzip;
