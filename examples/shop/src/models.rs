//! What clients send and get.
use peregrine::Model;

/// What kind of thing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Model)]
#[model(rename_all = "lowercase")]
pub enum Category {
    /// To read.
    Books,
    /// To see by.
    Lamps,
    /// To sit on, to eat at, to keep things in.
    Furniture,
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Model)]
#[model(rename_all = "lowercase")]
pub enum SortBy {
    /// The order of creation.
    Id,
    /// The alphabet.
    Title,
    /// The cheapest first.
    Price,
}

/// The id of an item in a path. No larger one is given: programs in JavaScript, too, know all integers up to here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Model)]
#[model(inline)]
pub struct ItemId(#[field(ge = 0, le = 9_007_199_254_740_991)] pub u64);

/// Which part of a list to answer.
#[derive(Debug, Clone, PartialEq, Eq, Model)]
pub struct Page {
    /// How many items to leave out.
    #[field(ge = 0, le = 1_000_000, default = 0)]
    pub skip: u64,
    /// How many items to answer at most.
    #[field(ge = 1, le = 100, default = 10)]
    pub limit: u64,
}

/// An item without its id: what a client sends to create or replace one.
#[derive(Debug, Clone, PartialEq, Model)]
#[model(extra = "forbid", str_strip_whitespace)]
pub struct ItemInput {
    /// Shown in lists. No two items have the same.
    #[field(min_length = 1, max_length = 200, pattern = r"\S", example = "Reading lamp")]
    pub title: String,
    /// In euros.
    #[field(gt = 0, example = 49.5)]
    pub price: f64,
    /// How many there are in stock.
    #[field(ge = 0, le = 1_000_000, default = 0)]
    pub quantity: u32,
    /// What kind of thing it is.
    pub category: Category,
    /// Words to find it by.
    #[field(default = [], max_length = 10, items(min_length = 1, pattern = "^[a-z0-9-]+$"))]
    pub tags: Vec<String>,
    /// A longer text.
    #[field(max_length = 2000)]
    pub description: Option<String>,
}

/// What to change about an item. A member that is absent, or `null`, changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Model)]
#[model(extra = "forbid", str_strip_whitespace)]
pub struct ItemUpdate {
    /// Another title.
    #[field(min_length = 1, max_length = 200, pattern = r"\S")]
    pub title: Option<String>,
    /// Another price, in euros.
    #[field(gt = 0)]
    pub price: Option<f64>,
    /// How many there are in stock.
    #[field(ge = 0, le = 1_000_000)]
    pub quantity: Option<u32>,
    /// Another kind of thing.
    pub category: Option<Category>,
    /// Other words to find it by; they replace all that it had.
    #[field(max_length = 10, items(min_length = 1, pattern = "^[a-z0-9-]+$"))]
    pub tags: Option<Vec<String>>,
    /// Another text.
    #[field(max_length = 2000)]
    pub description: Option<String>,
}

/// An item of the shop.
#[derive(Debug, Clone, PartialEq, Model)]
pub struct Item {
    /// Given by the shop.
    pub id: u64,
    /// Shown in lists.
    pub title: String,
    /// In euros.
    pub price: f64,
    /// How many there are in stock.
    pub quantity: u32,
    /// What kind of thing it is.
    pub category: Category,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// A longer text.
    pub description: Option<String>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Model)]
pub struct ItemList {
    /// The part that was asked for.
    pub items: Vec<Item>,
    /// How many items there are in all parts.
    pub total: u64,
}

impl Item {
    /// The item that an input makes.
    #[must_use]
    pub fn of(id: u64, input: ItemInput) -> Self {
        let ItemInput { title, price, quantity, category, tags, description } = input;
        Self { id, title, price, quantity, category, tags, description }
    }

    /// Changes what the update names.
    pub fn apply(&mut self, update: ItemUpdate) {
        let ItemUpdate { title, price, quantity, category, tags, description } = update;
        self.title = title.unwrap_or_else(|| std::mem::take(&mut self.title));
        self.price = price.unwrap_or(self.price);
        self.quantity = quantity.unwrap_or(self.quantity);
        self.category = category.unwrap_or(self.category);
        self.tags = tags.unwrap_or_else(|| std::mem::take(&mut self.tags));
        self.description = description.or_else(|| self.description.take());
    }
}
