use peregrine::prelude::*;

async fn greet(websocket: WebSocket, text: &str) -> Result<()> {
    websocket.accept().await?;
    websocket.send_text(text).await?;
    Ok(websocket.close(1000, "").await?)
}

#[websocket("/")]
async fn index(websocket: WebSocket) -> Result<()> {
    greet(websocket, "Hello, world!").await
}

#[websocket("/router")]
async fn routerindex(websocket: WebSocket) -> Result<()> {
    greet(websocket, "Hello, router!").await
}

#[websocket("/")]
async fn routerprefixindex(websocket: WebSocket) -> Result<()> {
    greet(websocket, "Hello, router with prefix!").await
}

#[websocket("/router2")]
async fn routerindex2(websocket: WebSocket) -> Result<()> {
    greet(websocket, "Hello, router!").await
}

#[websocket("/router/{pathparam:path}")]
async fn routerindexparams(websocket: WebSocket, pathparam: String, queryparam: String) -> Result<()> {
    websocket.accept().await?;
    websocket.send_text(pathparam).await?;
    websocket.send_text(queryparam).await?;
    Ok(websocket.close(1000, "").await?)
}

#[dependency]
async fn ws_dependency() -> String {
    "Socket Dependency".to_owned()
}

#[websocket("/router-ws-depends/")]
async fn router_ws_decorator_depends(websocket: WebSocket, #[depends(ws_dependency)] data: String) -> Result<()> {
    greet(websocket, &data).await
}

#[websocket("/")]
async fn router_native_prefix_ws(websocket: WebSocket) -> Result<()> {
    greet(websocket, "Hello, router with native prefix!").await
}

#[dependency]
async fn ws_dependency_err() -> Result<()> {
    Err(std::io::Error::other("not implemented").into())
}

#[websocket("/depends-err/")]
async fn router_ws_depends_err(_websocket: WebSocket, #[depends(ws_dependency_err)] _: ()) {}

#[dependency]
async fn ws_dependency_validate(#[header] x_missing: String) {
    drop(x_missing);
}

#[websocket("/depends-validate/")]
async fn router_ws_depends_validate(_websocket: WebSocket, #[depends(ws_dependency_validate)] _: ()) {}

#[derive(Debug)]
pub(super) struct CustomError;

impl std::fmt::Display for CustomError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("custom error")
    }
}

impl std::error::Error for CustomError {}

#[websocket("/custom_error/")]
async fn router_ws_custom_error(_websocket: WebSocket) -> Result<(), CustomError> {
    Err(CustomError)
}

/// The routes that both applications of the file have.
pub(super) fn routers() -> App {
    let router = Router::new().routes(routes![
        routerindex,
        routerindex2,
        routerindexparams,
        router_ws_decorator_depends,
        router_ws_depends_err,
        router_ws_depends_validate,
        router_ws_custom_error
    ]);
    App::new()
        .include(router)
        .include(Router::new().prefix("/prefix").routes(routes![routerprefixindex]))
        .include(Router::new().prefix("/native").routes(routes![router_native_prefix_ws]))
}

pub(super) fn app() -> App {
    routers().routes(routes![index])
}
