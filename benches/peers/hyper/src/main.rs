//! hyper with serde and garde by hand: what a framework on hyper could reach at best. One runtime per core.

use std::convert::Infallible;

use garde::Validate;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use peer_workload::{HELLO, Item, ItemCreated, ItemEcho, LARGE, Order, OrderOut, Page, Refusal};

type Answer = Response<Full<Bytes>>;

async fn answer(request: Request<Incoming>) -> Result<Answer, Infallible> {
    Ok(route(request).await.unwrap_or_else(|refusal| json(StatusCode::UNPROCESSABLE_ENTITY, &refusal)))
}

async fn route(request: Request<Incoming>) -> Result<Answer, Refusal> {
    let path = request.uri().path();
    Ok(match (request.method(), path) {
        (&Method::GET, "/") => json(StatusCode::OK, &HELLO),
        (&Method::GET, "/large") => json(StatusCode::OK, &*LARGE),
        (&Method::POST, "/items") => json(StatusCode::CREATED, &ItemCreated::from(body::<Item>(request).await?)),
        (&Method::POST, "/orders") => json(StatusCode::OK, &OrderOut::from(&body::<Order>(request).await?)),
        (&Method::GET, path) if path.starts_with("/items/") => {
            let item_id = path["/items/".len()..].parse();
            let item_id = item_id.map_err(|_| Refusal::unreadable("path", "no integer".to_owned()))?;
            json(StatusCode::OK, &ItemEcho::new(item_id, query(request.uri().query().unwrap_or_default())?))
        }
        _ => json(StatusCode::NOT_FOUND, &()),
    })
}

fn query(text: &str) -> Result<Page, Refusal> {
    let page: Page =
        serde_urlencoded::from_str(text).map_err(|error| Refusal::unreadable("query", error.to_string()))?;
    page.validate().map_err(|report| Refusal::of("query", &report))?;
    Ok(page)
}

async fn body<T>(request: Request<Incoming>) -> Result<T, Refusal>
where
    T: serde::de::DeserializeOwned + Validate<Context = ()>,
{
    let body = request.into_body().collect().await;
    let body = body.map_err(|error| Refusal::unreadable("body", error.to_string()))?.to_bytes();
    let value: T =
        serde_json::from_slice(&body).map_err(|error| Refusal::unreadable("body", error.to_string()))?;
    value.validate().map_err(|report| Refusal::of("body", &report))?;
    Ok(value)
}

fn json<T: serde::Serialize>(status: StatusCode, value: &T) -> Answer {
    let body = serde_json::to_vec(value).expect("the answers have JSON");
    let mut answer = Response::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer
}

fn main() {
    for _ in 1..peer_workload::threads() {
        std::thread::spawn(serve);
    }
    serve();
}

fn serve() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(peer_workload::listener()).expect("a listener");
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            stream.set_nodelay(true).expect("a socket that is open");
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
        }
    });
}
