//! The OpenAPI document and the pages that show it.
//!
//! Nothing here knows of servers: plain data comes in, plain data goes out. `peregrine` builds on it; it builds on
//! `peregrine-model` alone.

pub mod document;
pub mod status;
pub mod viewer;
