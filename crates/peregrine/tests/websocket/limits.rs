//! Frames that break a limit or a rule, over real sockets.

use peregrine::prelude::*;
use peregrine::serve::ServeSettings;
use peregrine::websocket::WebSocketSettings;

use super::server::Served;

#[websocket("/echo")]
async fn echo(socket: WebSocket) -> Result<()> {
    socket.accept().await?;
    loop {
        let text = socket.receive_text().await?;
        socket.send_text(text).await?;
    }
}

fn serve(bytes: usize) -> Served {
    let settings = WebSocketSettings::new().message_bytes_max(bytes);
    Served::start(App::new().websockets(settings).routes(routes![echo]), ServeSettings::new())
}

#[tokio::test]
async fn a_message_at_the_limit_passes_and_one_byte_more_closes() {
    let served = serve(1000);
    let mut client = served.connect("/echo").await;
    client.send("x".repeat(1000)).await;
    assert_eq!(client.text().await.len(), 1000);
    client.send("x".repeat(1001)).await;
    assert_eq!(client.closed().await.0, 1009);
}

#[tokio::test]
async fn a_large_message_that_is_refused_does_not_reset_the_connection() {
    let served = serve(1000);
    let mut client = served.connect("/echo").await;
    client.send("x".repeat(300_000)).await;
    let (code, reason) = client.closed().await;
    assert_eq!((code, reason.as_str()), (1009, "message with 300000 bytes exceeds limit of 1000 bytes"));
}

#[tokio::test]
async fn the_pieces_of_a_message_count_together() {
    let served = serve(1000);
    let mut client = served.connect("/echo").await;
    let piece = |first: u8| [&[first, 0xfe, 0x02, 0x58, 0, 0, 0, 0][..], &[b'x'; 600]].concat();
    client.raw(&piece(0x01)).await;
    client.raw(&piece(0x80)).await;
    assert_eq!(client.closed().await.0, 1009);
}

#[tokio::test]
async fn frames_that_break_the_protocol_are_told_so_in_uvicorns_words() {
    let served = serve(1000);
    let long_ping = [&b"\x89\xfe\0\x7e\0\0\0\0"[..], &[b'x'; 126]].concat();
    let cases: [(&[u8], u16, &str); 9] = [
        (b"\x81\x81\0\0\0\0\xff", 1007, ""),
        (b"\x81\x03abc", 1002, "incorrect masking"),
        (b"\x88\x81\0\0\0\0\x03", 1002, "close frame too short"),
        (b"\x83\x80\0\0\0\0", 1002, "invalid opcode"),
        (&long_ping, 1002, "control frame too long"),
        (b"\x09\x81\0\0\0\0x", 1002, "fragmented control frame"),
        (b"\x80\x82\0\0\0\0]]", 1002, "unexpected continuation frame"),
        (b"\x01\x81\0\0\0\0a\x81\x81\0\0\0\0b", 1002, "expected a continuation frame"),
        (b"\x91\x80\0\0\0\0", 1002, "reserved bits must be 0"),
    ];
    for (frames, code, reason) in cases {
        let mut client = served.connect("/echo").await;
        client.raw(frames).await;
        assert_eq!(client.closed().await, (code, reason.to_owned()), "{frames:?}");
    }
}
