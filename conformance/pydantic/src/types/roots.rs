//! Models of one value.

specs! {
    root_dict_model_field: field [] {
        Book;

        struct Item { id: i128, name: String }

        struct Book(Map<String, Item>);
    }
    root_list_int_field: field [] {
        Ints;

        struct Ints(Vec<i128>);
    }
}
