#![deny(missing_docs, unused, non_snake_case)]
//! Attributes, doc comments and visibilities stay what they are.

use peregrine::prelude::*;
use peregrine::testing::TestClient;

/// An item.
#[derive(Debug, Clone, PartialEq, Model)]
#[allow(non_snake_case, reason = "attributes are passed on")]
pub struct Item {
    /// The name.
    #[doc = "As people call it."]
    pub name: String,
    #[cfg(not(test))]
    pub absent: NoSuchType,
    #[cfg(test)]
    #[allow(non_snake_case, reason = "attributes are passed on")]
    #[field(default = 1)]
    pub itemCount: i64,
}

pub mod handlers {
    //! Handlers elsewhere.
    use super::*;

    /// Creates an item.
    ///
    /// # Errors
    /// None.
    #[allow(clippy::unused_async, reason = "attributes are passed on")]
    #[post("/items")]
    pub async fn create(
        #[allow(unused_mut, reason = "attributes are passed on")] mut item: Item,
        limit: Option<i64>,
    ) -> Item {
        item.itemCount += limit.unwrap_or_default();
        item
    }

    /// Counts.
    #[inline]
    #[get("/count")]
    #[must_use]
    pub(crate) fn count(mut from: i64) -> i64 {
        from += 1;
        from
    }
}

pub fn main() {
    let client = TestClient::new(App::new().routes(routes![handlers::create, self::handlers::count]));
    let answer = client.post("/items?limit=2").json(json!({"name": "Lamp"})).send();
    assert_eq!(answer.json(), json!({"name": "Lamp", "itemCount": 3}));
    assert_eq!(client.get("/count?from=1").send().json(), json!(2));
    assert_eq!(handlers::count(1), 2);
}
