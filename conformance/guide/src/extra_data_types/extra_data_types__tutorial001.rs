use chrono::TimeDelta;
use peregrine::prelude::*;
use peregrine::{AnyDateTime, AnyTime};
use uuid::Uuid;

#[put("/items/{item_id}")]
async fn read_items(
    item_id: Uuid,
    #[body] start_datetime: AnyDateTime,
    #[body] end_datetime: AnyDateTime,
    #[body] process_after: TimeDelta,
    #[body] repeat_at: Option<AnyTime>,
) -> Result<Value> {
    let start_process = AnyDateTime {
        naive: start_datetime
            .naive
            .checked_add_signed(process_after)
            .ok_or_else(|| failed("date value out of range"))?,
        ..start_datetime
    };
    let duration = match (end_datetime.offset, start_process.offset) {
        (Some(end), Some(start)) => (end_datetime.naive - end) - (start_process.naive - start),
        (None, None) => end_datetime.naive - start_process.naive,
        _ => return Err(failed("one datetime has an offset, the other has none").into()),
    };
    Ok(json!({
        "item_id": item_id,
        "start_datetime": start_datetime,
        "end_datetime": end_datetime,
        "process_after": process_after,
        "repeat_at": repeat_at,
        "start_process": start_process,
        "duration": duration,
    }))
}

fn failed(reason: &str) -> std::io::Error {
    std::io::Error::other(reason.to_owned())
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_items])
}
