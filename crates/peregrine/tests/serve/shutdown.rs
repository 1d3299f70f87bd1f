//! The stop of the server.

use std::time::Duration;

use peregrine::serve::ServeSettings;
use tokio::net::TcpStream;

use super::client::{Client, status};
use super::server::Served;

#[tokio::test]
async fn request_under_way_finishes_and_new_connections_are_refused() {
    let mut served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    served.stop();
    while TcpStream::connect(served.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    served.gate.open.notify_one();
    let answer = client.rest().await;
    assert!(answer.ends_with("through") && answer.contains("connection: close"), "{answer}");
    served.ended().await;
}

#[tokio::test]
async fn idle_connections_are_closed_at_once() {
    let mut served = Served::start(ServeSettings::new().drain_timeout(Duration::from_secs(60)));
    let silent = Client::connect(served.address).await;
    let mut used = Client::connect(served.address).await;
    used.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert_eq!(status(&used.response().await), "200");
    served.stop();
    assert_eq!(used.rest().await, "");
    assert_eq!(silent.rest().await, "");
    served.ended().await;
}

#[tokio::test]
async fn stuck_request_is_given_up_after_drain_timeout() {
    let mut served = Served::start(ServeSettings::new().drain_timeout(Duration::from_millis(30)));
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    served.stop();
    served.ended().await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn work_that_outlives_its_response_is_waited_for() {
    let mut served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET /background HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert_eq!(status(&client.response().await), "200");
    served.stop();
    assert_eq!(client.rest().await, "");
    tokio::task::yield_now().await;
    assert!(!served.has_ended());
    served.gate.background_done.notify_one();
    served.ended().await;
}

#[tokio::test]
async fn request_sent_during_the_drain_on_a_busy_connection_is_not_begun() {
    let mut served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\nGET /second HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    served.stop();
    // The stop has arrived when the listener is closed.
    while TcpStream::connect(served.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    served.gate.open.notify_one();
    let answer = client.rest().await;
    assert!(answer.contains("through") && !answer.contains("second"), "{answer}");
    served.ended().await;
}
