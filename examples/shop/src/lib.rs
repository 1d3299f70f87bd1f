//! The items of a shop: the example API.
//!
//! | file | holds |
//! |---|---|
//! | `items` | the handlers, one for each route |
//! | `models` | what clients send and get |
//! | `auth` | the login, and whose a token is |
//! | `journal` | who changed what |
//! | `errors` | what can go wrong, as clients see it |
//! | `store` | where the items are kept |

pub mod auth;
pub mod errors;
pub mod items;
pub mod journal;
pub mod models;
pub mod store;

use peregrine::{App, Router, Tag, depends, json, routes};

use crate::journal::journaled;

/// The application: what `main` serves and the tests call.
pub fn app() -> App {
    let items = Router::new().tags(["items"]).routes(routes![items::list_items, items::read_item]);
    // Only who is logged in changes anything, and each change is noted.
    let changes = Router::new().tags(["items"]).dependencies(depends![journaled]).routes(routes![
        items::create_item,
        items::replace_item,
        items::update_item,
        items::delete_item,
    ]);
    let changes = changes.responses(json!({"400": {"description": "The body is no text"}}));
    let users = Router::new().tags(["users"]).routes(routes![auth::login, auth::read_me, journal::read_journal]);
    App::new()
        .title("Shop")
        .version("1.0.0")
        .summary("The items of a shop, kept in memory.")
        .description(
            "List, search, create, replace, change and delete items. They are gone when the program ends.\n\n\
             To change something, log in: as `ada`, with the password `lovelace`.",
        )
        .openapi_tags([tag("items", "What the shop sells."), tag("users", "Who works in the shop.")])
        .include(Router::new().prefix("/api/v1").include(items).include(changes).include(users))
}

fn tag(name: &str, description: &str) -> Tag {
    Tag { name: name.to_owned(), description: Some(description.to_owned()), ..Tag::default() }
}
