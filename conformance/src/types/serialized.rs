//! How values are written.

specs! {
    serialize_float: field [] { f64 }
    serialize_str_escapes: field [] { String }
}
