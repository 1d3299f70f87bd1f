use peregrine::prelude::*;

#[derive(Clone)]
struct DummyClient;

impl DummyClient {
    async fn get_people(&self) -> Vec<Value> {
        ["John Doe", "Jane Doe"].map(|name| json!(name)).to_vec()
    }

    async fn close(self) {}
}

#[dependency]
async fn get_client(out: Yield<DummyClient>) {
    let client = DummyClient;
    let _ = out.give(client.clone()).await;
    client.close().await;
}

#[get("/")]
async fn get_people(#[depends(get_client)] client: DummyClient) -> Vec<Value> {
    client.get_people().await
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_people])
}
