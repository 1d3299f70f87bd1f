//! Faults in user code.

use peregrine::serve::ServeSettings;

use super::client::{Client, exchange, status};
use super::server::Served;

#[tokio::test]
async fn panic_is_answered_with_500_and_the_connection_lives() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET /panic HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let answer = client.response().await;
    assert_eq!(status(&answer), "500");
    assert!(answer.ends_with("\r\n\r\nInternal Server Error"), "{answer}");
    client.send("GET /after HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(client.response().await.ends_with("GET /after"));
}

#[tokio::test]
async fn panic_in_a_body_closes_the_connection_and_frees_its_place() {
    let served = Served::start(ServeSettings::new().connections_max(1));
    exchange(served.address, "GET /panic-in-body HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let answer = exchange(served.address, "GET /after HTTP/1.1\r\nconnection: close\r\n\r\n").await;
    assert!(answer.ends_with("GET /after"), "{answer}");
}

#[tokio::test]
async fn client_that_leaves_frees_its_place() {
    let served = Served::start(ServeSettings::new().connections_max(1));
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    drop(client);
    let answer = exchange(served.address, "GET /after HTTP/1.1\r\nconnection: close\r\n\r\n").await;
    assert!(answer.ends_with("GET /after"), "{answer}");
}
