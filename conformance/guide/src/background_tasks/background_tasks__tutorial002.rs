use std::sync::{Arc, Mutex, PoisonError};

use peregrine::prelude::*;

/// What the original writes to a file.
type Log = Arc<Mutex<String>>;

fn write_log(log: &Log, message: &str) {
    log.lock().unwrap_or_else(PoisonError::into_inner).push_str(message);
}

#[dependency]
fn get_query(background_tasks: BackgroundTasks, q: Option<String>, #[state] log: Log) -> Option<String> {
    if let Some(q) = &q {
        let message = format!("found query: {q}\n");
        background_tasks.add(async move { write_log(&log, &message) });
    }
    q
}

#[post("/send-notification/{email}")]
async fn send_notification(
    email: String,
    background_tasks: BackgroundTasks,
    #[depends(get_query)] q: Option<String>,
    #[state] log: Log,
) -> Value {
    let _ = q;
    let message = format!("message to {email}\n");
    background_tasks.add(async move { write_log(&log, &message) });
    json!({"message": "Message sent"})
}

pub(super) fn app() -> App {
    App::new().state(Log::default()).routes(routes![send_notification])
}
