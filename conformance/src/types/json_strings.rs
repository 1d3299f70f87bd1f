//! JSON inside of a text.

specs! {
    json_any: value [] { JsonString<Value> }
    json_list_int: value [] { JsonString<Vec<BigInt>> }
}
