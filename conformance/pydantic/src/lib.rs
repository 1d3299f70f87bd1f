//! The counterparts of what pydantic was asked: types, small applications, and what malformed bodies are sent to.

pub mod malformed;
pub mod models;
pub mod types;
