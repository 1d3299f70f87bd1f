use peregrine::prelude::*;

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
        self.replies.len() + self.replies.iter().map(Self::reply_count).sum::<usize>()
    }
}

#[post("/count")]
async fn count(c: Comment) -> Value {
    json!({"total": c.reply_count()})
}

#[post("/m")]
async fn m(item: Comment) -> Comment {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![count, m])
}
