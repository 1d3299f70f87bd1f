//! Models, as the framework derives them.

mod output;
mod passes;
