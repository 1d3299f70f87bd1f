//! Several requests on one connection.

use std::time::Duration;

use peregrine::serve::ServeSettings;

use super::client::{Client, exchange, status};
use super::server::Served;

#[tokio::test]
async fn connection_is_reused() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    let own_address = client.stream.local_addr().unwrap().to_string();
    for _ in 0..3 {
        client.send("GET /peer HTTP/1.1\r\nhost: a\r\n\r\n").await;
        assert!(client.response().await.ends_with(&own_address));
    }
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_order() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    let requests: String = (0..20).map(|index| format!("GET /{index} HTTP/1.1\r\nhost: a\r\n\r\n")).collect();
    client.send(requests).await;
    for index in 0..20 {
        assert!(client.response().await.ends_with(&format!("GET /{index}")));
    }
}

#[tokio::test]
async fn what_comes_while_a_request_is_answered_is_answered_after_it() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    for byte in b"POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\nabc" {
        client.send([*byte]).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    served.gate.open.notify_one();
    assert!(client.response().await.ends_with("through"));
    assert!(client.response().await.ends_with("\r\n\r\nabc"));
}

#[tokio::test]
async fn request_split_into_bytes_is_put_together() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    for byte in b"POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\nabc" {
        client.send([*byte]).await;
        tokio::task::yield_now().await;
    }
    assert!(client.response().await.ends_with("\r\n\r\nabc"));
}

#[tokio::test]
async fn http_1_0_closes_after_the_answer() {
    let served = Served::start(ServeSettings::new());
    let answer = exchange(served.address, "GET /old HTTP/1.0\r\n\r\n").await;
    assert_eq!(status(&answer), "200");
    assert!(answer.ends_with("GET /old"));
}

#[tokio::test]
async fn complete_body_is_announced_with_its_length_and_no_server_is_named() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let answer = client.response().await;
    assert!(answer.contains("content-length: 5\r\n"), "{answer}");
    assert!(answer.contains("date: ") && !answer.contains("server:"), "{answer}");
}
