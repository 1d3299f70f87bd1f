//! Servers on threads of their own.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::thread::ThreadId;
use std::time::Duration;

use http::{Request, Response};
use peregrine::Body;
use peregrine::request::Caller;
use peregrine::serve::{Handler, RuntimeMode, ServeSettings, Server, Shutdown};
use tokio::sync::Notify;

use super::client::{Client, exchange};

/// Answers, and remembers on which threads.
#[derive(Clone, Default)]
struct Threads(Arc<Mutex<HashSet<ThreadId>>>, Arc<Notify>);

impl Handler for Threads {
    async fn handle(&self, request: Box<Request<Body>>, _: Caller) -> Response<Body> {
        self.0.lock().unwrap().insert(std::thread::current().id());
        match request.uri().path() {
            "/stuck" => {
                self.1.notify_one();
                std::future::pending().await
            }
            "/blocked" => {
                self.1.notify_one();
                std::thread::sleep(Duration::from_secs(3600));
                Response::default()
            }
            _ => Response::new("here".into()),
        }
    }
}

fn settings() -> ServeSettings {
    ServeSettings::new().port(0).threads(2).access_log(false)
}

#[tokio::test]
async fn both_threads_accept_on_one_port() {
    let server = Server::bind(settings().resolve().unwrap()).unwrap();
    let (address, handler, shutdown) = (server.address(), Threads::default(), Shutdown::new());
    let serving = tokio::spawn(server.serve(handler.clone(), shutdown.clone()));
    // The kernel spreads connections by a hash of their ports: a few attempts reach both.
    while handler.0.lock().unwrap().len() < 2 {
        let answer = exchange(address, "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
        assert!(answer.ends_with("here"), "{answer}");
    }
    shutdown.drain();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn shared_runtime_serves_and_stops() {
    let server = Server::bind(settings().runtime(RuntimeMode::Shared).resolve().unwrap()).unwrap();
    let (address, shutdown) = (server.address(), Shutdown::new());
    let serving = tokio::spawn(server.serve(Threads::default(), shutdown.clone()));
    let answer = exchange(address, "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.ends_with("here"), "{answer}");
    shutdown.drain();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn abort_ends_stuck_and_even_blocked_requests() {
    for path in ["/stuck", "/blocked"] {
        let server = Server::bind(settings().resolve().unwrap()).unwrap();
        let (address, handler, shutdown) = (server.address(), Threads::default(), Shutdown::new());
        let serving = tokio::spawn(server.serve(handler.clone(), shutdown.clone()));
        let mut client = Client::connect(address).await;
        client.send(format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n")).await;
        handler.1.notified().await;
        shutdown.drain();
        shutdown.abort();
        serving.await.unwrap().unwrap();
    }
}
