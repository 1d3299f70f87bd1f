//! peregrine-macros
