use peregrine::AnyDateTime;
use peregrine::prelude::*;

#[derive(Model)]
struct Subscription {
    username: String,
    monthly_fee: f64,
    start_date: AnyDateTime,
}

/// When a new user subscribes to your service we'll send you a POST request with this
/// data to the URL that you register for the event `new-subscription` in the dashboard.
#[post("new-subscription", summary = "New Subscription")]
fn new_subscription(body: Subscription) -> Value;

#[get("/users/")]
fn read_users() -> Value {
    json!(["Rick", "Morty"])
}

pub(super) fn app() -> App {
    App::new().webhooks(outgoing![new_subscription]).routes(routes![read_users])
}
