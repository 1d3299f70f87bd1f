//! Sets.

specs! {
    set_str: value [] { std::collections::HashSet<String> }
    set_int: value [] { std::collections::HashSet<i64> }
    set_int_2_3: value [min_length = 2, max_length = 3] { std::collections::HashSet<i64> }
    frozenset_int_max_2: value [max_length = 2] { peregrine::FrozenSet<i64> }
    set_any: value [] { peregrine::AnySet }
}
