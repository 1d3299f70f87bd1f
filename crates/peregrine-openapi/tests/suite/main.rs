//! The crate as others see it, a module per feature.

mod viewer;
