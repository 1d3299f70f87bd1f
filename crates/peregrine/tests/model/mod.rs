//! Models, as the framework derives them.

mod names;
mod output;
mod passes;
