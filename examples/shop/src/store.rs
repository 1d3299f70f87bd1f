//! Where the items are kept: in memory, for the whole process.
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::errors::{DuplicateItem, ItemError, MissingItem};
use crate::models::{Item, ItemInput, ItemUpdate};

static STORE: Mutex<Store> = Mutex::new(Store::new());

/// The items of this process. Don't hold the guard across an `.await`.
pub fn store() -> MutexGuard<'static, Store> {
    // No method stops half way, so that a store is whole even if its holder panicked.
    STORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Items by their ids.
#[derive(Debug)]
pub struct Store {
    items: BTreeMap<u64, Item>,
    last_id: u64,
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

impl Store {
    /// A store without items.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: BTreeMap::new(), last_id: 0 }
    }

    /// The items in the order of their creation.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// An item.
    ///
    /// # Errors
    /// There is none with this id.
    pub fn get(&self, id: u64) -> Result<Item, MissingItem> {
        self.items.get(&id).cloned().ok_or(MissingItem::NotFound)
    }

    /// Adds an item under an id of its own.
    ///
    /// # Errors
    /// Another item has the title.
    pub fn create(&mut self, input: ItemInput) -> Result<Item, DuplicateItem> {
        if self.is_taken(&input.title, None) {
            return Err(DuplicateItem::Duplicate { title: input.title });
        }
        self.last_id += 1;
        let item = Item::of(self.last_id, input);
        self.items.insert(item.id, item.clone());
        Ok(item)
    }

    /// Replaces all of an item but its id.
    ///
    /// # Errors
    /// There is no such item, or another one has the title.
    pub fn replace(&mut self, id: u64, input: ItemInput) -> Result<Item, ItemError> {
        self.put(Item::of(id, input))
    }

    /// Changes what the update names.
    ///
    /// # Errors
    /// There is no such item, or another one has the title.
    pub fn update(&mut self, id: u64, update: ItemUpdate) -> Result<Item, ItemError> {
        let mut item = self.items.get(&id).cloned().ok_or(ItemError::NotFound)?;
        item.apply(update);
        self.put(item)
    }

    /// Removes an item.
    ///
    /// # Errors
    /// There is none with this id.
    pub fn delete(&mut self, id: u64) -> Result<(), MissingItem> {
        self.items.remove(&id).map(|_| ()).ok_or(MissingItem::NotFound)
    }

    fn put(&mut self, item: Item) -> Result<Item, ItemError> {
        if !self.items.contains_key(&item.id) {
            return Err(ItemError::NotFound);
        }
        if self.is_taken(&item.title, Some(item.id)) {
            return Err(ItemError::Duplicate { title: item.title });
        }
        self.items.insert(item.id, item.clone());
        Ok(item)
    }

    fn is_taken(&self, title: &str, except: Option<u64>) -> bool {
        self.items().any(|item| item.title == title && Some(item.id) != except)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::Category;

    fn input(title: &str) -> ItemInput {
        let (title, tags) = (title.to_owned(), Vec::new());
        ItemInput { title, price: 1.0, quantity: 0, category: Category::Books, tags, description: None }
    }

    #[test]
    fn ids_are_not_given_twice() {
        let mut store = Store::new();
        let first = store.create(input("a")).unwrap();
        store.delete(first.id).unwrap();
        assert_ne!(store.create(input("a")).unwrap().id, first.id);
    }

    #[test]
    fn an_item_may_keep_its_own_title() {
        let mut store = Store::new();
        let item = store.create(input("a")).unwrap();
        assert_eq!(store.replace(item.id, input("a")), Ok(item));
    }

    #[test]
    fn an_item_that_is_refused_leaves_the_store_as_it_was() {
        let mut store = Store::new();
        let (first, second) = (store.create(input("a")).unwrap(), store.create(input("b")).unwrap());
        let duplicate = ItemError::Duplicate { title: "a".to_owned() };
        assert_eq!(store.replace(second.id, input("a")), Err(duplicate));
        assert_eq!(store.replace(99, input("c")), Err(ItemError::NotFound));
        assert_eq!(store.items().cloned().collect::<Vec<_>>(), [first, second]);
    }
}
