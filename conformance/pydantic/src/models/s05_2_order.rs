use peregrine::prelude::*;

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
    quantity: u16,
    #[field(gt = 0)]
    unit_price: f64,
    #[field(fields_set)]
    sent: FieldsSet,
}

impl OrderItem {
    fn total(&self) -> f64 {
        super::rounded(f64::from(self.quantity) * self.unit_price)
    }
}

#[derive(Model)]
struct ShippingAddress {
    name: String,
    street: String,
    city: String,
    state: String,
    zip_code: String,
    #[field(fields_set)]
    sent: FieldsSet,
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
    #[field(fields_set)]
    sent: FieldsSet,
}

impl Order {
    fn total(&self) -> f64 {
        super::rounded(self.items.iter().map(OrderItem::total).sum())
    }

    fn count(&self) -> i64 {
        self.items.iter().map(|item| i64::from(item.quantity)).sum()
    }
}

#[post("/totals")]
async fn totals(o: Order) -> Value {
    json!({"order": o.order_id, "items": o.items.len(), "count": o.count(), "total": o.total()})
}

super::echoes!(
    Order,
    include = [json!({"order_id": true, "items": {"__all__": ["product_name"]}})],
    exclude = [json!({"notes": true, "items": {"0": true}, "shipping": ["zip_code"]})]
);

pub(super) fn app() -> App {
    echoes().routes(routes![totals])
}
