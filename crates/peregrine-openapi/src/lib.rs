//! peregrine-openapi
