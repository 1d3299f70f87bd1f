//! Bounds of heads, bodies, waits and connections: at the limit, and one past it.

use std::time::Duration;

use peregrine::serve::ServeSettings;

use super::client::{Client, exchange, status};
use super::server::Served;

const SHORT: Duration = Duration::from_millis(30);

#[tokio::test]
async fn head_past_header_bytes_max_is_answered_with_431() {
    let served = Served::start(ServeSettings::new().header_bytes_max(1024));
    let head = |bytes: usize| {
        let fixed = "GET / HTTP/1.1\r\nconnection: close\r\nx: \r\n\r\n".len();
        format!("GET / HTTP/1.1\r\nconnection: close\r\nx: {}\r\n\r\n", "a".repeat(bytes - fixed))
    };
    assert_eq!(status(&exchange(served.address, head(1024)).await), "200");
    assert_eq!(status(&exchange(served.address, head(1025)).await), "431");
    assert_eq!(status(&exchange(served.address, head(500_000)).await), "431");
}

#[tokio::test]
async fn head_without_end_is_answered_with_431() {
    let served = Served::start(ServeSettings::new());
    let answer = exchange(served.address, format!("GET / HTTP/1.1\r\nx: {}", "a".repeat(200_000))).await;
    assert_eq!(status(&answer), "431", "{answer:?}");
}

#[tokio::test]
async fn target_past_header_bytes_max_is_refused() {
    let served = Served::start(ServeSettings::new());
    let target = "a".repeat(70_000);
    let answer = exchange(served.address, format!("GET /{target} HTTP/1.1\r\nhost: a\r\n\r\n")).await;
    assert!(matches!(status(&answer), "414" | "431"), "{answer:?}");
}

#[tokio::test]
async fn headers_past_headers_max_are_answered_with_431() {
    for (settings, headers_max) in [(ServeSettings::new(), 100), (ServeSettings::new().headers_max(5), 5)] {
        let served = Served::start(settings);
        let head = |headers: usize| {
            let others: String = (1..headers).map(|index| format!("x-{index}: 1\r\n")).collect();
            format!("GET / HTTP/1.1\r\nconnection: close\r\n{others}\r\n")
        };
        assert_eq!(status(&exchange(served.address, head(headers_max)).await), "200");
        assert_eq!(status(&exchange(served.address, head(headers_max + 1)).await), "431");
    }
}

#[tokio::test]
async fn silent_connection_is_closed() {
    let served = Served::start(ServeSettings::new().header_read_timeout(SHORT));
    assert_eq!(exchange(served.address, "").await, "");
}

#[tokio::test]
async fn head_that_takes_too_long_is_closed_however_it_trickles() {
    let served = Served::start(ServeSettings::new().header_read_timeout(SHORT));
    for start in ["G", "PRI * HTTP/2", "GET / HTTP/1.1\r\nhost: "] {
        let mut client = Client::connect(served.address).await;
        client.send(start).await;
        // Trickles until the server has enough: each byte restarts no clock.
        while tokio::io::AsyncWriteExt::write_all(&mut client.stream, b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let answer = client.rest().await;
        assert!(answer.is_empty() || status(&answer) == "400", "{start}: {answer:?}");
    }
}

#[tokio::test]
async fn idle_connection_is_closed_after_keep_alive_timeout() {
    let served = Served::start(ServeSettings::new().keep_alive_timeout(SHORT));
    let mut client = Client::connect(served.address).await;
    client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert_eq!(status(&client.response().await), "200");
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn slow_handler_is_no_idle_connection() {
    let served = Served::start(ServeSettings::new().keep_alive_timeout(SHORT));
    let mut client = Client::connect(served.address).await;
    client.send("GET /gate HTTP/1.1\r\nhost: a\r\n\r\n").await;
    served.gate.entered.notified().await;
    tokio::time::sleep(SHORT * 3).await;
    served.gate.open.notify_one();
    assert!(client.response().await.ends_with("through"));
}

#[tokio::test]
async fn body_that_stops_coming_times_out() {
    let served = Served::start(ServeSettings::new().body_read_timeout(SHORT));
    let mut client = Client::connect(served.address).await;
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc").await;
    assert_eq!(status(&client.response().await), "408");
}

#[tokio::test]
async fn client_that_takes_nothing_is_closed_after_send_timeout() {
    let mut served = Served::start(ServeSettings::new().send_timeout(SHORT).drain_timeout(Duration::from_secs(60)));
    let mut client = Client::connect(served.address).await;
    client.send("GET /endless HTTP/1.1\r\nhost: a\r\n\r\n").await;
    client.stream.readable().await.unwrap();
    served.stop();
    served.ended().await;
}

#[tokio::test]
async fn body_at_the_limit_is_read_and_one_byte_more_is_refused() {
    let served = Served::start(ServeSettings::new());
    for (length, expected) in [(1000, "200"), (1001, "413")] {
        let body = "a".repeat(length);
        let head = "POST /echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\n";
        let sized = exchange(served.address, format!("{head}content-length: {length}\r\n\r\n{body}")).await;
        assert_eq!(status(&sized), expected);
        let chunked = format!("{head}transfer-encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n");
        assert_eq!(status(&exchange(served.address, chunked).await), expected);
    }
}

#[tokio::test]
async fn announced_body_past_the_limit_is_refused_before_it_is_sent() {
    let served = Served::start(ServeSettings::new());
    let head = "POST /echo HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: ";
    let mut refused = Client::connect(served.address).await;
    refused.send(format!("{head}1001\r\n\r\n")).await;
    assert_eq!(status(&refused.response().await), "413");
    let mut welcome = Client::connect(served.address).await;
    welcome.send(format!("{head}2\r\n\r\n")).await;
    assert_eq!(status(&welcome.response().await), "100");
    welcome.send("ab").await;
    assert!(welcome.response().await.ends_with("ab"));
}

#[tokio::test]
async fn connection_past_connections_max_waits_for_a_place() {
    let served = Served::start(ServeSettings::new().connections_max(1));
    let mut first = Client::connect(served.address).await;
    first.send("GET /gate HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    served.gate.entered.notified().await;
    let mut second = Client::connect(served.address).await;
    second.send("GET /second HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let early = tokio::time::timeout(SHORT, second.response()).await;
    assert!(early.is_err(), "{early:?}");
    served.gate.open.notify_one();
    first.rest().await;
    assert!(second.response().await.ends_with("GET /second"));
}
