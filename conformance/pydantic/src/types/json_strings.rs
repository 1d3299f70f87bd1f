//! JSON inside of a text.

specs! {
    json_any: value [] { JsonString<Value> }
    json_list_int: value [] { JsonString<Vec<BigInt>> }
    json_date_set: field [] {
        JsonString<Map<String, DateOrSet>>;

        enum DateOrSet { Date(chrono::NaiveDate), Set(std::collections::HashSet<i64>) }
    }
}
