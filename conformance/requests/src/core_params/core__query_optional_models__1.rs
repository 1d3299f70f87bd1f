use peregrine::prelude::*;

#[derive(Model)]
#[model(validate = Self::check_range)]
struct Filters {
    start: i64,
    end: i64,
    #[field(default_factory = Vec::new)]
    tags: Vec<String>,
    #[field(default = true)]
    enabled: bool,
    #[field(default = "default")]
    label: String,
}

impl Filters {
    fn check_range(&self) -> Result<(), &'static str> {
        if self.start > self.end { Err("start must not exceed end") } else { Ok(()) }
    }
}

#[get("/")]
async fn read(#[query] filters: Option<Filters>) -> Value {
    json!(filters)
}

pub(super) fn app() -> App {
    App::new().routes(routes![read])
}
