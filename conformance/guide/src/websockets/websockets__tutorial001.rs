use peregrine::prelude::*;

#[get("/")]
async fn get() -> Reply {
    Reply::new(Html::from(include_str!("pages/tutorial001.html")))
}

#[websocket("/ws")]
async fn websocket_endpoint(websocket: WebSocket) -> Result<()> {
    websocket.accept().await?;
    loop {
        let data = websocket.receive_text().await?;
        websocket.send_text(format!("Message text was: {data}")).await?;
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get, websocket_endpoint])
}
