//! The items of a shop: the example API.
//!
//! | file | holds |
//! |---|---|
//! | `items` | the handlers, one for each route |
//! | `models` | what clients send and get |
//! | `errors` | what can go wrong, as clients see it |
//! | `store` | where the items are kept |

pub mod errors;
pub mod items;
pub mod models;
pub mod store;

use peregrine::{App, Router, Tag, routes};

/// The application: what `main` serves and the tests call.
pub fn app() -> App {
    let items = Router::new().prefix("/api/v1").tags(["items"]).routes(routes![
        items::list_items,
        items::create_item,
        items::read_item,
        items::replace_item,
        items::update_item,
        items::delete_item,
    ]);
    App::new()
        .title("Shop")
        .version("1.0.0")
        .summary("The items of a shop, kept in memory.")
        .description("List, search, create, replace, change and delete items. They are gone when the program ends.")
        .openapi_tags([Tag {
            name: "items".to_owned(),
            description: Some("What the shop sells.".to_owned()),
            ..Tag::default()
        }])
        .include(items)
}
