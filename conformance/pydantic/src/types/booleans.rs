//! Booleans.

specs! {
    bool_default: value [default = true] { bool }
    bool_plain: value [] { bool }
    bool_strict: value [strict] { bool }
}
