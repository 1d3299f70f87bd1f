use peregrine::prelude::*;

#[get("/keyword-weights/")]
async fn read_keyword_weights() -> Map<String, f64> {
    Map::from([("foo".to_owned(), 2.3), ("bar".to_owned(), 3.4)])
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_keyword_weights])
}
