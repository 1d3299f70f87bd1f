//! What client generators read.

apps! {
    generate_clients__tutorial001
    generate_clients__tutorial002
}
