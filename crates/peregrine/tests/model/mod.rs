//! Models, as the framework derives them.

mod names;
mod passes;
