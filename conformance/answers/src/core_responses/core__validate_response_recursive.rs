use peregrine::prelude::*;

#[derive(Model)]
struct RecursiveItem {
    #[field(default = [])]
    sub_items: Vec<RecursiveItem>,
    name: String,
}

#[derive(Model)]
struct RecursiveSubitemInSubmodel {
    #[field(default = [])]
    sub_items2: Vec<RecursiveItemViaSubmodel>,
    name: String,
}

#[derive(Model)]
struct RecursiveItemViaSubmodel {
    #[field(default = [])]
    sub_items1: Vec<RecursiveSubitemInSubmodel>,
    name: String,
}

#[get("/items/recursive")]
async fn get_recursive() -> RecursiveItem {
    let sub_item = RecursiveItem { sub_items: Vec::new(), name: "subitem".to_owned() };
    RecursiveItem { sub_items: vec![sub_item], name: "item".to_owned() }
}

#[get("/items/recursive-submodel")]
async fn get_recursive_submodel() -> RecursiveItemViaSubmodel {
    let innermost = RecursiveSubitemInSubmodel { sub_items2: Vec::new(), name: "subsubsubitem".to_owned() };
    let inner = RecursiveItemViaSubmodel { sub_items1: vec![innermost], name: "subsubitem".to_owned() };
    let sub_item = RecursiveSubitemInSubmodel { sub_items2: vec![inner], name: "subitem".to_owned() };
    RecursiveItemViaSubmodel { sub_items1: vec![sub_item], name: "item".to_owned() }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_recursive, get_recursive_submodel])
}
