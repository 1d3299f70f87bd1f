//! The handlers: plain functions, which tests call as such.
use peregrine::prelude::*;

use crate::errors::{DuplicateItem, ItemError, MissingItem};
use crate::models::{Category, Item, ItemId, ItemInput, ItemList, ItemUpdate, Page, SortBy};
use crate::store::store;

/// List items.
///
/// Without conditions these are all items; with several, those that meet all of them.
#[get("/items")]
pub async fn list_items(
    #[query] page: Page,
    #[query(min_length = 1, max_length = 50, description = "A part of the title, in any case")] q: Option<String>,
    category: Option<Category>,
    #[query(default = [], description = "Tags that the item has, all of them")] tags: Vec<String>,
    #[query(default = SortBy::Id)] sort_by: SortBy,
) -> ItemList {
    let wanted = q.map(|text| text.to_lowercase());
    let meets_all = |item: &&Item| {
        wanted.as_ref().is_none_or(|text| item.title.to_lowercase().contains(text))
            && category.is_none_or(|category| item.category == category)
            && tags.iter().all(|tag| item.tags.contains(tag))
    };
    let mut items: Vec<Item> = store().items().filter(meets_all).cloned().collect();
    match sort_by {
        SortBy::Id => {}
        SortBy::Title => items.sort_by(|one, other| one.title.cmp(&other.title)),
        SortBy::Price => items.sort_by(|one, other| one.price.total_cmp(&other.price)),
    }
    let total = items.len() as u64;
    let position = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let items = items.into_iter().skip(position(page.skip)).take(position(page.limit)).collect();
    ItemList { items, total }
}

/// Create an item.
#[post("/items", status = 201, response_description = "The item, with the id that it was given")]
pub async fn create_item(item: ItemInput) -> Result<Item, DuplicateItem> {
    store().create(item)
}

/// Read an item.
#[get("/items/{item_id}")]
pub async fn read_item(item_id: ItemId) -> Result<Item, MissingItem> {
    store().get(item_id.0)
}

/// Replace an item.
///
/// All of it but its id: what the body leaves out gets its default.
#[put("/items/{item_id}")]
pub async fn replace_item(item_id: ItemId, item: ItemInput) -> Result<Item, ItemError> {
    store().replace(item_id.0, item)
}

/// Change a part of an item.
///
/// What the body leaves out stays as it is.
#[patch("/items/{item_id}")]
pub async fn update_item(item_id: ItemId, update: ItemUpdate) -> Result<Item, ItemError> {
    store().update(item_id.0, update)
}

/// Delete an item.
#[delete("/items/{item_id}", status = 204)]
pub async fn delete_item(item_id: ItemId) -> Result<NoContent, MissingItem> {
    store().delete(item_id.0)?;
    Ok(NoContent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lamp(title: &str) -> ItemInput {
        ItemInput {
            title: title.to_owned(),
            price: 49.5,
            quantity: 3,
            category: Category::Lamps,
            tags: vec!["unit".to_owned()],
            description: None,
        }
    }

    #[tokio::test]
    async fn a_handler_is_a_function() {
        let item = create_item(lamp("called")).await.unwrap();
        assert_eq!(read_item(ItemId(item.id)).await, Ok(item));
    }

    #[tokio::test]
    async fn a_second_item_with_the_title_is_refused() {
        create_item(lamp("twice")).await.unwrap();
        let error = create_item(lamp("twice")).await.unwrap_err();
        assert_eq!(error, DuplicateItem::Duplicate { title: "twice".to_owned() });
    }

    #[tokio::test]
    async fn an_update_changes_only_what_it_names() {
        let item = create_item(lamp("half")).await.unwrap();
        let update = ItemUpdate { price: Some(1.0), ..ItemUpdate::default() };
        assert_eq!(update_item(ItemId(item.id), update).await, Ok(Item { price: 1.0, ..item }));
    }
}
