use peregrine::prelude::*;

#[derive(Model)]
struct Product {
    name: String,
    #[field(gt = 0)]
    base_price: f64,
    #[field(ge = 0, le = 1, default = 0.08)]
    tax_rate: f64,
    #[field(ge = 0, le = 1, default = 0)]
    discount: f64,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[computed]
impl Product {
    fn discount_amount(&self) -> f64 {
        super::rounded(self.base_price * self.discount)
    }

    fn subtotal(&self) -> f64 {
        super::rounded(self.base_price - self.discount_amount())
    }

    fn tax_amount(&self) -> f64 {
        super::rounded(self.subtotal() * self.tax_rate)
    }

    fn total_price(&self) -> f64 {
        super::rounded(self.subtotal() + self.tax_amount())
    }
}

#[post("/m")]
async fn m(item: Product) -> Product {
    item
}

#[post("/opt/exclude_none", response_model_exclude_none)]
async fn opt_exclude_none(item: Product) -> Product {
    item
}

#[post("/opt/exclude_unset", response_model_exclude_unset)]
async fn opt_exclude_unset(item: Product) -> Product {
    item
}

#[post("/opt/exclude_defaults", response_model_exclude_defaults)]
async fn opt_exclude_defaults(item: Product) -> Product {
    item
}

#[post("/opt/not_by_alias", response_model_by_alias = false)]
async fn opt_not_by_alias(item: Product) -> Product {
    item
}

#[post("/opt/include", response_model_include = ["name", "total_price"])]
async fn opt_include(item: Product) -> Product {
    item
}

#[post("/opt/exclude", response_model_exclude = ["tax_amount", "tax_rate"])]
async fn opt_exclude(item: Product) -> Product {
    item
}

#[post(
    "/opt/include_exclude",
    response_model_include = ["name", "total_price"],
    response_model_exclude = ["tax_amount", "tax_rate"],
)]
async fn opt_include_exclude(item: Product) -> Product {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        m,
        opt_exclude_none,
        opt_exclude_unset,
        opt_exclude_defaults,
        opt_not_by_alias,
        opt_include,
        opt_exclude,
        opt_include_exclude
    ])
}
