use peregrine::prelude::*;

#[derive(Clone)]
struct FixedContentQueryChecker {
    fixed_content: &'static str,
}

#[dependency]
impl FixedContentQueryChecker {
    async fn call(&self, #[query(default = "")] q: String) -> bool {
        !q.is_empty() && q.contains(self.fixed_content)
    }
}

const CHECKER: FixedContentQueryChecker = FixedContentQueryChecker { fixed_content: "bar" };

#[get("/query-checker/")]
async fn read_query_check(#[depends(CHECKER)] fixed_content_included: bool) -> Value {
    json!({"fixed_content_in_query": fixed_content_included})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_query_check])
}
