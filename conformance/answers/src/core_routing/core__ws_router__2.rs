use peregrine::prelude::*;

use super::core__ws_router::{CustomError, routers};

async fn custom_handler(websocket: WebSocket, _: CustomError) -> Result<()> {
    Ok(websocket.close(1002, "foo").await?)
}

pub(super) fn app() -> App {
    routers().on_websocket_error(custom_handler)
}
