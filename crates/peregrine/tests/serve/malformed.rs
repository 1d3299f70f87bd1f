//! Requests that are none: each kind has a defined answer, and the server goes on.

use peregrine::serve::ServeSettings;

use super::client::{Client, exchange, status};
use super::server::Served;

async fn answers(request: impl AsRef<[u8]>) -> String {
    let served = Served::start(ServeSettings::new());
    let answer = exchange(served.address, request).await;
    assert_alive(&served).await;
    answer
}

async fn assert_alive(served: &Served) {
    let answer = exchange(served.address, "GET /alive HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.ends_with("GET /alive"), "{answer}");
}

#[tokio::test]
async fn malformed_head_is_answered_with_400() {
    let heads: &[(&str, &[u8])] = &[
        ("no request", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
        ("no target", b"GET\r\nhost: a\r\n\r\n"),
        ("no version", b"GET /\r\nhost: a\r\n\r\n"),
        ("unknown version", b"GET / HTTP/9.9\r\nhost: a\r\n\r\n"),
        ("bad UTF-8 in method", b"G\xffT / HTTP/1.1\r\n\r\n"),
        ("NUL in target", b"GET /a\0b HTTP/1.1\r\n\r\n"),
        ("bad UTF-8 in target", b"GET /\xff\xfe HTTP/1.1\r\n\r\n"),
        ("header without colon", b"GET / HTTP/1.1\r\nhost\r\n\r\n"),
        ("NUL in header value", b"GET / HTTP/1.1\r\nhost: a\0b\r\n\r\n"),
        ("space in header name", b"GET / HTTP/1.1\r\nho st: a\r\n\r\n"),
        ("folded header", b"GET / HTTP/1.1\r\nhost: a\r\n b\r\n\r\n"),
    ];
    for (kind, head) in heads {
        let answer = answers(head).await;
        assert_eq!(status(&answer), "400", "{kind}: {answer:?}");
    }
}

#[tokio::test]
async fn absurd_content_length_is_answered_with_400() {
    for length in ["99999999999999999999", "-1", "+1", "1 2", "", "0x10", "1\r\ncontent-length: 2"] {
        let answer = answers(format!("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\n\r\nab")).await;
        assert_eq!(status(&answer), "400", "{length}: {answer:?}");
    }
}

#[tokio::test]
async fn content_length_beside_chunked_is_not_believed() {
    let request = "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\
                   connection: close\r\n\r\n1\r\nx\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nhost: a\r\n\r\n";
    let answer = answers(request).await;
    assert!(!answer.contains("smuggled"), "{answer}");
}

#[tokio::test]
async fn chunked_junk_breaks_the_body_and_closes() {
    for junk in ["zz\r\nab\r\n", "-1\r\n", "2\r\nabc\r\n0\r\n\r\n", "fffffffffffffffff\r\n"] {
        let answer =
            answers(format!("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n{junk}")).await;
        assert_eq!(status(&answer), "400", "{junk:?}: {answer:?}");
    }
}

#[tokio::test]
async fn truncated_request_is_closed_without_reaching_the_handler() {
    let served = Served::start(ServeSettings::new());
    for part in
        ["", "G", "PRI * HTTP/2.0\r\n", "GET / HT", "GET / HTTP/1.1\r\nhost: a", "GET / HTTP/1.1\r\nhost: a\r\n"]
    {
        let mut client = Client::connect(served.address).await;
        client.send(part).await;
        tokio::io::AsyncWriteExt::shutdown(&mut client.stream).await.unwrap();
        let answer = client.rest().await;
        assert!(answer.is_empty() || status(&answer) == "400", "{part:?}: {answer:?}");
    }
    assert_alive(&served).await;
}

#[tokio::test]
async fn body_that_ends_early_is_broken() {
    let served = Served::start(ServeSettings::new());
    let mut client = Client::connect(served.address).await;
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc").await;
    tokio::io::AsyncWriteExt::shutdown(&mut client.stream).await.unwrap();
    let answer = client.rest().await;
    assert!(answer.is_empty() || status(&answer) == "400", "{answer:?}");
    assert_alive(&served).await;
}

/// Every prefix of a request, and every single byte of it replaced, ends in an answer or a close.
#[tokio::test]
async fn every_mutation_of_a_request_ends() {
    let served = Served::start(ServeSettings::new());
    let request = b"POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nconnection: close\r\n\r\nab";
    for position in 0..request.len() {
        for byte in [0, b'\n', b' ', b':', 0xff] {
            let mut mutated = request.to_vec();
            mutated[position] = byte;
            let mut client = Client::connect(served.address).await;
            client.send(&mutated).await;
            tokio::io::AsyncWriteExt::shutdown(&mut client.stream).await.unwrap();
            let answer = client.rest().await;
            assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{position} {byte}: {answer:?}");
        }
    }
    assert_alive(&served).await;
}
