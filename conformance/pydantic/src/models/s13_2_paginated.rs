use peregrine::prelude::*;

#[derive(Model)]
struct UserOut {
    id: i64,
    name: String,
    email: String,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct PaginatedResponse<T> {
    items: Vec<T>,
    #[field(ge = 0)]
    total: i64,
    #[field(ge = 1)]
    page: i64,
    #[field(ge = 1, le = 100)]
    page_size: i64,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[computed]
impl<T: Kind> PaginatedResponse<T> {
    fn total_pages(&self) -> i64 {
        let whole = self.total / self.page_size;
        whole + i64::from(self.total % self.page_size > 0)
    }

    fn has_next(&self) -> bool {
        self.page < self.total_pages()
    }

    fn has_previous(&self) -> bool {
        self.page > 1
    }

    fn next_page(&self) -> Option<i64> {
        self.has_next().then(|| self.page + 1)
    }

    fn previous_page(&self) -> Option<i64> {
        self.has_previous().then(|| self.page - 1)
    }
}

#[get("/users")]
async fn list_users(
    #[query(default = 1, ge = 1)] page: i64,
    #[query(default = 20, ge = 1, le = 100)] page_size: i64,
) -> PaginatedResponse<UserOut> {
    let total = 95;
    let start = (page - 1).saturating_mul(page_size);
    let items = (1..=total).filter(|id| *id > start && *id <= start.saturating_add(page_size));
    let items = items.map(|id| UserOut {
        id,
        name: format!("User {id}"),
        email: format!("user{id}@example.com"),
        sent: FieldsSet::all(),
    });
    PaginatedResponse { items: items.collect(), total, page, page_size, sent: FieldsSet::all() }
}

super::echoes!(
    PaginatedResponse<UserOut>,
    include = [["total", "has_next", "items"]],
    exclude = [json!({"items": {"__all__": ["email"]}, "next_page": true})]
);

pub(super) fn app() -> App {
    echoes().routes(routes![list_users])
}
