//! Dependencies: resolved, cached, cleaned up, replaced.

mod order;
mod resolving;
