//! Models: nested, recursive, generic; what becomes of unknown members and of absent ones.

specs! {
    extra_forbid: model [] {
        Forb;

        #[model(extra = "forbid")]
        struct Forb {
            name: String,
            #[field(default = 1, alias = "years")]
            age: i64,
        }
    }
    extra_forbid_nested: model [] {
        Shop;

        #[model(extra = "forbid")]
        struct Sku {
            code: String,
        }
        struct Shop {
            item: Sku,
            #[field(default = "")]
            note: String,
        }
    }
    extra_ignore: model [] {
        Ign;

        #[model(extra = "ignore")]
        struct Ign {
            name: String,
        }
    }
    frozen_model: model [] {
        Point;

        struct Point {
            x: i64,
            #[field(default = 0)]
            y: i64,
        }
    }
    generic_page_item: field [] {
        Page<Item>;

        struct Item {
            id: i64,
            name: String,
        }
        struct Page<T> {
            items: Vec<T>,
            #[field(ge = 0)]
            total: i64,
            #[field(default = 1, ge = 1)]
            page: i64,
        }
    }
    model_deep_3: field [] {
        Outer;

        struct Inner {
            n: i64,
            #[field(default = [])]
            tags: Vec<String>,
        }
        struct Middle {
            inner: Inner,
            #[field(default = false)]
            flag: bool,
        }
        struct Outer {
            middle: Middle,
            name: String,
        }
    }
    model_defaults: model [] {
        Account;

        struct Account {
            name: String,
            #[field(default = 18)]
            age: i64,
            #[field(default = [])]
            tags: Vec<String>,
            note: Option<String>,
            #[field(default = Map::new())]
            meta: Map<String, String>,
        }
    }
    model_nested: field [] {
        Address;

        struct Address {
            #[field(min_length = 1)]
            street: String,
            city: String,
            #[field(pattern = r"^\d{5}$")]
            zip_code: String,
            #[field(default = "US")]
            country: String,
        }
    }
    mutually_recursive: field [] {
        Person;

        struct Person {
            name: String,
            #[field(default = [])]
            pets: Vec<Pet>,
        }
        struct Pet {
            name: String,
            owner: Option<Box<Person>>,
        }
    }
    model_inheritance: model [] {
        Child;

        struct Parent {
            id: i64,
        }
        #[model(extra = "forbid")]
        struct Child {
            #[field(flatten)]
            parent: Parent,
            #[field(min_length = 1, validate = not_bad)]
            name: String,
            #[field(ge = 0)]
            age: i64,
        }
    } + {
        fn not_bad(value: &str) -> Result<(), &'static str> {
            if value == "bad" { Err("bad name") } else { Ok(()) }
        }
    }
    private_attributes: model [] {
        Priv;

        struct Priv {
            name: String,
        }
    }
    recursive_chain: field [] {
        Link;

        struct Link {
            value: i64,
            next: Option<Box<Link>>,
        }
    }
    recursive_tree: field [] {
        Node;

        struct Node {
            name: String,
            #[field(default = [])]
            children: Vec<Node>,
        }
    }
    typed_dict_forbid: field [] {
        Movie;

        #[model(typed_dict, extra = "forbid", str_strip_whitespace)]
        struct Movie {
            #[field(min_length = 2)]
            title: String,
            year: Patch<i64>,
        }
    }
}
