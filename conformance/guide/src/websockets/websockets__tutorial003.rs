use std::sync::{Arc, Mutex};

use peregrine::prelude::*;
use peregrine::websocket::WebSocketError;

/// Who is in the room.
#[derive(Clone, Default)]
struct ConnectionManager(Arc<Mutex<Vec<WebSocket>>>);

impl ConnectionManager {
    async fn connect(&self, websocket: &WebSocket) -> Result<()> {
        websocket.accept().await?;
        self.0.lock().expect("nobody panics with it").push(websocket.clone());
        Ok(())
    }

    fn disconnect(&self, websocket: &WebSocket) {
        self.0.lock().expect("nobody panics with it").retain(|other| other != websocket);
    }

    async fn broadcast(&self, message: &str) -> Result<(), WebSocketError> {
        let connections = self.0.lock().expect("nobody panics with it").clone();
        for connection in connections {
            connection.send_text(message).await?;
        }
        Ok(())
    }
}

#[get("/")]
async fn get() -> Reply {
    Reply::new(Html::from(include_str!("pages/tutorial003.html")))
}

#[websocket("/ws/{client_id}")]
async fn websocket_endpoint(websocket: WebSocket, client_id: i64, #[state] manager: ConnectionManager) -> Result<()> {
    manager.connect(&websocket).await?;
    while let Some(data) = websocket.next_text().await? {
        websocket.send_text(format!("You wrote: {data}")).await?;
        manager.broadcast(&format!("Client #{client_id} says: {data}")).await?;
    }
    manager.disconnect(&websocket);
    Ok(manager.broadcast(&format!("Client #{client_id} left the chat")).await?)
}

pub(super) fn app() -> App {
    App::new().state(ConnectionManager::default()).routes(routes![get, websocket_endpoint])
}
