//! Dependencies: resolved, cached, cleaned up, replaced.

mod crowd;
mod order;
mod resolving;
