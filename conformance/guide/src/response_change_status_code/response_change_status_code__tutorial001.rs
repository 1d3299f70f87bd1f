use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use peregrine::prelude::*;

type Tasks = Arc<Mutex<BTreeMap<String, &'static str>>>;

#[put("/get-or-create-task/{task_id}", status = 200)]
fn get_or_create_task(task_id: String, response: ResponseParts, #[state] tasks: Tasks) -> Value {
    let mut tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
    let task = tasks.entry(task_id).or_insert_with(|| {
        response.status(201);
        "This didn't exist before"
    });
    json!(*task)
}

pub(super) fn app() -> App {
    let tasks = BTreeMap::from([("foo".to_owned(), "Listen to the Bar Fighters")]);
    App::new().state::<Tasks>(Arc::new(Mutex::new(tasks))).routes(routes![get_or_create_task])
}
