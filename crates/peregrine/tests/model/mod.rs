//! Models, as the framework derives them.

mod passes;
