//! Tuples.

specs! {
    tuple_int_str: value [] { (i64, String) }
    tuple_float_float: value [] { (f64, f64) }
    tuple_variadic_int: value [] { peregrine::VariadicTuple<i64> }
    tuple_empty: field [] { [(); 0] }
}
