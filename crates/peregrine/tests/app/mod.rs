//! Applications that are built, or aren't.

mod startup;
