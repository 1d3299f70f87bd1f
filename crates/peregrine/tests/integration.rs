//! The behaviour of the framework, seen from outside; modules mirror `src`.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod app;
mod depends;
mod differences;
mod model;
mod response;
mod serve;
mod ui;
mod websocket;
