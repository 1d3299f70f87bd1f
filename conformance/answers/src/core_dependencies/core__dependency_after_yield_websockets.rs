use std::fmt;

use peregrine::prelude::*;

#[derive(Debug)]
struct SessionClosed;

impl fmt::Display for SessionClosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Session closed")
    }
}

impl std::error::Error for SessionClosed {}

#[derive(Clone)]
struct Session {
    is_open: bool,
}

impl Session {
    fn items(&self) -> impl Iterator<Item = Result<&'static str, SessionClosed>> {
        let is_open = self.is_open;
        ["foo", "bar", "baz"].into_iter().map(move |item| if is_open { Ok(item) } else { Err(SessionClosed) })
    }
}

#[dependency]
async fn dep_session(out: Yield<Session>) {
    let _ = out.give(Session { is_open: true }).await;
}

#[dependency]
async fn broken_dep_session(out: Yield<Session>) {
    let _ = out.give(Session { is_open: false }).await;
}

#[websocket("/ws")]
async fn websocket_endpoint(websocket: WebSocket, #[depends(dep_session)] session: Session) -> Result<()> {
    websocket.accept().await?;
    for item in session.items() {
        websocket.send_text(item?).await?;
    }
    Ok(())
}

#[websocket("/ws-broken")]
async fn websocket_endpoint_broken(
    websocket: WebSocket,
    #[depends(broken_dep_session)] session: Session,
) -> Result<()> {
    websocket.accept().await?;
    for item in session.items() {
        websocket.send_text(item?).await?;
    }
    Ok(())
}

pub(super) fn app() -> App {
    App::new().routes(routes![websocket_endpoint, websocket_endpoint_broken])
}
