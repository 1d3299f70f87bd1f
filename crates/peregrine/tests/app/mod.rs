//! Applications that are built, or aren't.

mod bad_input;
mod service;
mod startup;
