//! Any JSON.

specs! {
    any: value [] { Value }
    object_type: value [] { Value }
    serialize_any_passthrough: field [] { Value }
}
