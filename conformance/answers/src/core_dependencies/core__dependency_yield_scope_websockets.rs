use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use peregrine::prelude::*;

#[derive(Clone)]
struct Session(Arc<AtomicBool>);

impl Session {
    fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    fn is_open(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn close(&self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

type Sessions = (Session, Session);

#[dependency]
async fn dep_session(out: Yield<Session>) {
    let session = Session::new();
    let _ = out.give(session.clone()).await;
    session.close();
}

#[dependency]
async fn get_named_session(
    #[depends(dep_session, scope = "request")] session: Session,
    #[depends(dep_session)] session_b: Session,
    out: Yield<Sessions>,
) {
    assert!(Arc::ptr_eq(&session.0, &session_b.0), "one session for both");
    let named = Session::new();
    let _ = out.give((named.clone(), session_b)).await;
    named.close();
}

#[dependency]
async fn get_named_func_session(#[depends(dep_session, scope = "function")] session: Session, out: Yield<Sessions>) {
    let named = Session::new();
    let _ = out.give((named.clone(), session)).await;
    named.close();
}

#[dependency]
fn get_named_regular_func_session(#[depends(dep_session, scope = "function")] session: Session) -> Sessions {
    (Session::new(), session)
}

#[websocket("/function-scope")]
async fn function_scope(
    websocket: WebSocket,
    #[depends(dep_session, scope = "function")] session: Session,
) -> Result<()> {
    websocket.accept().await?;
    Ok(websocket.send_json(json!({"is_open": session.is_open()})).await?)
}

#[websocket("/request-scope")]
async fn request_scope(
    websocket: WebSocket,
    #[depends(dep_session, scope = "request")] session: Session,
) -> Result<()> {
    websocket.accept().await?;
    Ok(websocket.send_json(json!({"is_open": session.is_open()})).await?)
}

#[websocket("/two-scopes")]
async fn get_stream_session(
    websocket: WebSocket,
    #[depends(dep_session, scope = "function")] function_session: Session,
    #[depends(dep_session, scope = "request")] request_session: Session,
) -> Result<()> {
    websocket.accept().await?;
    let open = json!({"func_is_open": function_session.is_open(), "req_is_open": request_session.is_open()});
    Ok(websocket.send_json(open).await?)
}

async fn tell(websocket: WebSocket, (named, session): Sessions) -> Result<()> {
    websocket.accept().await?;
    let open = json!({"named_session_open": named.is_open(), "session_open": session.is_open()});
    Ok(websocket.send_json(open).await?)
}

#[websocket("/sub")]
async fn get_sub(websocket: WebSocket, #[depends(get_named_session)] sessions: Sessions) -> Result<()> {
    tell(websocket, sessions).await
}

#[websocket("/named-function-scope")]
async fn get_named_function_scope(
    websocket: WebSocket,
    #[depends(get_named_func_session, scope = "function")] sessions: Sessions,
) -> Result<()> {
    tell(websocket, sessions).await
}

#[websocket("/regular-function-scope")]
async fn get_regular_function_scope(
    websocket: WebSocket,
    #[depends(get_named_regular_func_session)] sessions: Sessions,
) -> Result<()> {
    tell(websocket, sessions).await
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        function_scope,
        request_scope,
        get_stream_session,
        get_sub,
        get_named_function_scope,
        get_regular_function_scope
    ])
}
