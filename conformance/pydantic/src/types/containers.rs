//! Python's other containers of fields.

specs! {
    dataclass_pydantic: field [] {
        PItem;

        #[model(dataclass, extra = "forbid")]
        struct PItem {
            id: i128,
            #[field(min_length = 1, default = "x")]
            name: String,
        }
    }
    dataclass_std: field [] {
        Item;

        #[model(dataclass)]
        struct Item {
            id: i128,
            #[field(default = "x")]
            name: String,
        }
    }
    named_tuple: field [] {
        Pt;

        #[model(named_tuple)]
        struct Pt {
            x: i128,
            #[field(default = 0)]
            y: i128,
        }
    }
    generic_unparametrised: field [] {
        Page;

        struct Page {
            items: Vec<Value>,
            #[field(ge = 0)]
            total: i128,
            #[field(default = 1, ge = 1)]
            page: i128,
        }
    }
}
