use peregrine::prelude::*;

#[derive(Model)]
struct Category {
    name: String,
    slug: String,
    #[field(default = [])]
    children: Vec<Category>,
    #[field(fields_set)]
    sent: FieldsSet,
}

impl Category {
    fn find(self, slug: &str) -> Option<Self> {
        if self.slug == slug { Some(self) } else { self.children.into_iter().find_map(|child| child.find(slug)) }
    }
}

#[post("/find/{slug}")]
async fn find(slug: String, c: Category) -> Option<Category> {
    c.find(&slug)
}

super::echoes!(
    Category,
    include = [json!({"name": true, "children": {"__all__": ["slug"]}})],
    exclude = [json!({"children": {"__all__": ["children"]}})]
);

pub(super) fn app() -> App {
    echoes().routes(routes![find])
}
