use peregrine::prelude::*;

#[derive(Model)]
#[model(val_json_bytes = "base64")]
struct DataInput {
    description: String,
    data: ByteString,
}

#[derive(Model)]
#[model(ser_json_bytes = "base64")]
struct DataOutput {
    description: String,
    data: ByteString,
}

#[derive(Model)]
#[model(val_json_bytes = "base64", ser_json_bytes = "base64")]
struct DataInputOutput {
    description: String,
    data: ByteString,
}

#[post("/data")]
fn post_data(body: DataInput) -> Result<Value> {
    let content = String::from_utf8(body.data.into_bytes())?;
    Ok(json!({"description": body.description, "content": content}))
}

#[get("/data")]
fn get_data() -> DataOutput {
    DataOutput { description: "A plumbus".to_owned(), data: "hello".into() }
}

#[post("/data-in-out")]
fn post_data_in_out(body: DataInputOutput) -> DataInputOutput {
    body
}

pub(super) fn app() -> App {
    App::new().routes(routes![post_data, get_data, post_data_in_out])
}
