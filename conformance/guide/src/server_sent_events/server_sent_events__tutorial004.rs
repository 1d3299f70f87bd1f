use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
    price: f64,
}

const ITEMS: [(&str, f64); 3] = [("Plumbus", 32.99), ("Portal Gun", 999.99), ("Meeseeks Box", 49.99)];

#[get("/items/stream")]
async fn stream_items(#[header] last_event_id: Option<BigInt>) -> Sse<impl Stream<Item = ServerSentEvent>> {
    let is_missed = move |id: i64| last_event_id.as_ref().is_none_or(|last| BigInt::from(id) > *last);
    let missed = (0..).zip(ITEMS).filter(move |(id, _)| is_missed(*id));
    Sse::iter(missed.map(|(id, (name, price))| ServerSentEvent::new(Item { name: name.to_owned(), price }).id(id)))
}

pub(super) fn app() -> App {
    App::new().routes(routes![stream_items])
}
