//! Any JSON.

specs! {
    any: value [] { Value }
    none: value [] { () }
    object_type: value [] { Value }
    serialize_any_passthrough: field [] { Value }
}
