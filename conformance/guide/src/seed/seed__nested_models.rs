use peregrine::prelude::*;

#[derive(Model)]
struct Address {
    #[field(min_length = 1, max_length = 200)]
    street: String,
    #[field(min_length = 1, max_length = 100)]
    city: String,
    #[field(min_length = 2, max_length = 2)]
    state: String,
    #[field(pattern = r"^\d{5}(-\d{4})?$")]
    zip_code: String,
    #[field(default = "US")]
    country: String,
}

#[derive(Model)]
struct ContactInfo {
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")]
    email: String,
    #[field(pattern = r"^\+?1?\d{10,15}$")]
    phone: Option<String>,
    address: Address,
}

#[derive(Model)]
struct User {
    id: i64,
    #[field(min_length = 1, max_length = 100)]
    name: String,
    contact: ContactInfo,
}

#[post("/users")]
async fn create_user(user: User) -> User {
    user
}

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum OrderStatus {
    Pending,
    Processing,
    Shipped,
    Delivered,
    Cancelled,
}

#[derive(Model)]
struct OrderItem {
    #[field(min_length = 1)]
    product_name: String,
    #[field(gt = 0, le = 1000)]
    quantity: i64,
    #[field(gt = 0)]
    unit_price: f64,
}

impl OrderItem {
    fn total(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
        let quantity = self.quantity as f64;
        cents(quantity * self.unit_price)
    }
}

#[derive(Model)]
struct ShippingAddress {
    name: String,
    street: String,
    city: String,
    state: String,
    zip_code: String,
}

#[derive(Model)]
struct Order {
    #[field(pattern = r"^ORD-\d{6,10}$")]
    order_id: String,
    #[field(gt = 0)]
    customer_id: i64,
    #[field(min_length = 1, max_length = 50)]
    items: Vec<OrderItem>,
    shipping: ShippingAddress,
    #[field(default = OrderStatus::Pending)]
    status: OrderStatus,
    notes: Option<String>,
}

/// Rounded to two digits.
fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[post("/orders", status = 201)]
async fn create_order(order: Order) -> Value {
    let total = cents(order.items.iter().map(OrderItem::total).sum());
    let item_count: i64 = order.items.iter().map(|item| item.quantity).sum();
    json!({"order": order, "total": total, "item_count": item_count})
}

#[derive(Model)]
struct Comment {
    id: i64,
    author: String,
    #[field(min_length = 1, max_length = 5000)]
    text: String,
    #[field(default = [])]
    replies: Vec<Comment>,
}

impl Comment {
    fn reply_count(&self) -> usize {
        self.replies.len() + self.replies.iter().map(Comment::reply_count).sum::<usize>()
    }
}

#[post("/comments")]
async fn create_comment(comment: Comment) -> Value {
    json!({"comment": comment, "reply_count": comment.reply_count()})
}

#[derive(Model)]
struct Category {
    name: String,
    slug: String,
    #[field(default = [])]
    children: Vec<Category>,
}

impl Category {
    fn find(self, slug: &str) -> Option<Category> {
        if self.slug == slug {
            return Some(self);
        }
        self.children.into_iter().find_map(|child| child.find(slug))
    }
}

#[post("/categories/{slug}")]
async fn find_category(slug: String, category: Category) -> Option<Category> {
    category.find(&slug)
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user, create_order, create_comment, find_category])
}
