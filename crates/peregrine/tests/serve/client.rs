//! A client that writes whatever bytes a test wants.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No test waits that long when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Client {
    pub(crate) stream: TcpStream,
    /// Read and not yet handed out.
    buffer: Vec<u8>,
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.unwrap(), buffer: Vec::new() }
    }

    /// The server may have closed the connection already: that shows when reading.
    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.stream.write_all(bytes.as_ref()).await;
    }

    /// What comes until the server closes, also by a reset.
    pub(crate) async fn rest(mut self) -> String {
        while self.read_more().await {}
        String::from_utf8_lossy(&self.buffer).into_owned()
    }

    /// The next response, which must announce its length.
    pub(crate) async fn response(&mut self) -> String {
        loop {
            if let Some(end) = self.response_end() {
                let response: Vec<u8> = self.buffer.drain(..end).collect();
                return String::from_utf8(response).unwrap();
            }
            assert!(self.read_more().await, "closed after {:?}", String::from_utf8_lossy(&self.buffer));
        }
    }

    fn response_end(&self) -> Option<usize> {
        let text = std::str::from_utf8(&self.buffer).unwrap();
        let head_end = text.find("\r\n\r\n")? + 4;
        let length = text[..head_end].lines().find_map(|line| line.strip_prefix("content-length: "));
        let end = head_end + length.map_or(0, |length| length.parse::<usize>().unwrap());
        (text.len() >= end).then_some(end)
    }

    async fn read_more(&mut self) -> bool {
        let read = tokio::time::timeout(PATIENCE, self.stream.read_buf(&mut self.buffer)).await;
        matches!(read.expect("the server neither answers nor closes"), Ok(count) if count > 0)
    }
}

/// Sends bytes on a connection of their own and reads until the server closes.
pub(crate) async fn exchange(address: SocketAddr, bytes: impl AsRef<[u8]>) -> String {
    let mut client = Client::connect(address).await;
    client.send(bytes).await;
    client.rest().await
}

pub(crate) fn status(response: &str) -> &str {
    response.lines().next().and_then(|line| line.get(9..12)).unwrap_or("")
}
