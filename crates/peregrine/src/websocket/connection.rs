//! The conversation on the wire: frames of the client to the handler's socket, and its messages to the client.

use std::io;
use std::pin::{Pin, pin};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, Sleep, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error, ProtocolError};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Bytes, Message as Frame, Utf8Bytes};

use super::keep_alive::{Beat, KeepAlive};
use super::link::{Outgoing, Peer};
use super::{Message, WebSocketDisconnect, WebSocketSettings};
use crate::serve::Shutdown;

/// What a connection reserves to read: most messages are small, and there are many connections.
const READ_BUFFER_BYTES: usize = 4 * 1024;

/// How long a client that was sent the last byte may take to close: what it has sent until then is thrown away, so that
/// it isn't told of a reset before it has read that byte.
const LINGER_TIMEOUT: Duration = Duration::from_secs(1);

/// One connection that became a WebSocket.
pub(super) struct Connection<S> {
    stream: WebSocketStream<S>,
    peer: Peer,
    settings: WebSocketSettings,
    keep_alive: KeepAlive,
    /// When the client must have answered our close.
    close_due: Option<Instant>,
}

/// Whether the conversation goes on.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    GoOn,
    End,
}

/// What happened first.
enum Event {
    Stopped,
    HandlerEnded,
    Outgoing(Option<Outgoing>),
    Incoming(Option<Result<Frame, Error>>),
    Room,
    Due,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    pub(super) async fn new(stream: S, peer: Peer, settings: WebSocketSettings) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .max_message_size(Some(settings.message_bytes_max))
            .max_frame_size(Some(settings.message_bytes_max));
        let stream = WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await;
        Self { stream, peer, settings, keep_alive: KeepAlive::new(&settings), close_due: None }
    }

    /// Speaks with the client until either side closes, the handler has ended, or the server stops.
    pub(super) async fn run(mut self, handler_ended: &Notify, stop: &Shutdown) {
        let mut stopped = pin!(stop.draining());
        let mut ended = pin!(handler_ended.notified());
        let mut timer = pin!(sleep_until(Instant::now()));
        let (mut is_stopped, mut is_ended) = (false, false);
        loop {
            let has_room = self.has_room();
            let due = self.due(timer.as_mut());
            let is_open = self.close_due.is_none();
            let event = tokio::select! {
                biased;
                () = &mut stopped, if !is_stopped => Event::Stopped,
                () = &mut ended, if !is_ended => Event::HandlerEnded,
                outgoing = self.peer.outgoing.recv(), if is_open => Event::Outgoing(outgoing),
                frame = self.stream.next(), if has_room => Event::Incoming(frame),
                () = room(self.peer.incoming.as_ref()), if !has_room => Event::Room,
                () = &mut timer, if due => Event::Due,
            };
            let next = match event {
                Event::Stopped => {
                    is_stopped = true;
                    self.stop().await
                }
                Event::HandlerEnded => {
                    is_ended = true;
                    self.finish().await
                }
                Event::Outgoing(outgoing) => self.send(outgoing).await,
                Event::Incoming(frame) => self.received(frame).await,
                Event::Room => Next::GoOn,
                Event::Due => self.beat(has_room).await,
            };
            if next == Next::End {
                break;
            }
        }
        self.peer.leave(WebSocketDisconnect::new(1005, ""));
        self.peer.outgoing.close();
        self.hang_up().await;
    }

    /// Whether a message of the client can be handed on; when nobody receives any more, it is thrown away.
    fn has_room(&self) -> bool {
        let incoming = self.peer.incoming.as_ref();
        incoming.is_none_or(|incoming| incoming.capacity() > 0 || incoming.is_closed())
    }

    /// Sets the timer, if there is something to wait for.
    fn due(&self, timer: Pin<&mut Sleep>) -> bool {
        let Some(due) = self.close_due.or_else(|| self.keep_alive.due()) else { return false };
        if timer.deadline() != due {
            timer.reset(due);
        }
        true
    }

    async fn received(&mut self, frame: Option<Result<Frame, Error>>) -> Next {
        let message = match frame {
            Some(Ok(Frame::Text(text))) => Message::Text(text.as_str().to_owned()),
            Some(Ok(Frame::Binary(bytes))) => Message::Bytes(bytes),
            Some(Ok(Frame::Pong(payload))) => {
                self.keep_alive.answered(&payload);
                return Next::GoOn;
            }
            Some(Ok(Frame::Ping(_) | Frame::Frame(_))) => {
                // The answer is written already, and sent here.
                return self.flushed().await;
            }
            Some(Ok(Frame::Close(frame))) => {
                self.left(frame).await;
                return Next::End;
            }
            Some(Err(error)) => {
                self.fail_with(&error).await;
                return Next::End;
            }
            None => return Next::End,
        };
        if let Some(incoming) = &self.peer.incoming {
            // There is room, or nobody receives.
            let _ = incoming.try_send(message);
        }
        Next::GoOn
    }

    /// The client closes: it is answered, unless this is its answer.
    async fn left(&mut self, frame: Option<CloseFrame>) {
        let (code, reason) = frame.map_or((1005, String::new()), |frame| (frame.code.into(), frame.reason.to_string()));
        self.peer.leave(WebSocketDisconnect::new(code, reason));
        let _ = self.flushed().await;
    }

    async fn send(&mut self, first: Option<Outgoing>) -> Next {
        let mut next = first;
        while let Some(outgoing) = next {
            let fed = match outgoing {
                Outgoing::Close(how) => return self.close(how).await,
                Outgoing::Message(Message::Text(text)) => self.feed(Frame::Text(Utf8Bytes::from(text))).await,
                Outgoing::Message(Message::Bytes(bytes)) => self.feed(Frame::Binary(bytes)).await,
            };
            if fed == Next::End {
                return Next::End;
            }
            next = self.peer.outgoing.try_recv().ok();
        }
        self.flushed().await
    }

    async fn feed(&mut self, frame: Frame) -> Next {
        in_time(self.settings.send_timeout, self.stream.feed(frame)).await
    }

    async fn flushed(&mut self) -> Next {
        in_time(self.settings.send_timeout, self.stream.flush()).await
    }

    /// Closes from our side: the client is to answer.
    async fn close(&mut self, how: WebSocketDisconnect) -> Next {
        self.keep_alive.stop();
        self.close_due = Some(Instant::now() + self.settings.close_timeout);
        let frame = CloseFrame { code: how.code.into(), reason: Utf8Bytes::from(how.reason.clone()) };
        self.peer.leave(how);
        in_time(self.settings.send_timeout, self.stream.send(Frame::Close(Some(frame)))).await
    }

    /// Closes because the client does what it must not; nothing is expected of it.
    async fn fail(&mut self, code: u16, reason: &str) {
        if self.close_due.is_none() {
            let _ = self.close(WebSocketDisconnect::new(code, reason)).await;
        }
    }

    async fn fail_with(&mut self, error: &Error) {
        if let Some((code, reason)) = fault(error) {
            self.fail(code, &reason).await;
        }
    }

    /// The server stops.
    async fn stop(&mut self) -> Next {
        if self.close_due.is_some() { Next::GoOn } else { self.close(WebSocketDisconnect::new(1012, "")).await }
    }

    /// The handler has ended: what it sent goes out. If it didn't close, the connection just ends, as in uvicorn.
    async fn finish(&mut self) -> Next {
        self.peer.outgoing.close();
        if self.close_due.is_none()
            && let Ok(first) = self.peer.outgoing.try_recv()
            && self.send(Some(first)).await == Next::End
        {
            return Next::End;
        }
        if self.close_due.is_some() { Next::GoOn } else { Next::End }
    }

    /// The time has come for something.
    async fn beat(&mut self, is_reading: bool) -> Next {
        if self.close_due.is_some() {
            return Next::End;
        }
        match self.keep_alive.beat(is_reading) {
            Beat::Ping(payload) => {
                let payload = Bytes::from(payload.to_vec());
                in_time(self.settings.send_timeout, self.stream.send(Frame::Ping(payload))).await
            }
            Beat::GiveUp => {
                self.fail(1011, "keepalive ping timeout").await;
                Next::End
            }
        }
    }

    /// Ends the connection so that the client can read all that it was sent.
    async fn hang_up(&mut self) {
        let stream = self.stream.get_mut();
        let _ = timeout(LINGER_TIMEOUT, async {
            stream.shutdown().await?;
            let mut rest = [0; 1024];
            while stream.read(&mut rest).await? > 0 {}
            io::Result::Ok(())
        })
        .await;
    }
}

/// Ends when a message can be handed on, or nobody receives any more.
async fn room(incoming: Option<&mpsc::Sender<Message>>) {
    if let Some(incoming) = incoming {
        let _ = incoming.reserve().await;
    }
}

async fn in_time(limit: Duration, work: impl Future<Output = Result<(), Error>>) -> Next {
    match timeout(limit, work).await {
        Ok(Ok(())) => Next::GoOn,
        Ok(Err(_)) | Err(_) => Next::End,
    }
}

/// The code and the reason that a client is told whose frames can't be read; uvicorn's. Nothing if the connection is
/// gone.
fn fault(error: &Error) -> Option<(u16, String)> {
    use ProtocolError as P;
    let reason = match error {
        Error::Capacity(CapacityError::MessageTooLong { size, max_size }) => {
            return Some((1009, format!("message with {size} bytes exceeds limit of {max_size} bytes")));
        }
        Error::Capacity(_) => return Some((1009, String::new())),
        Error::Utf8(_) => return Some((1007, String::new())),
        Error::Protocol(P::ResetWithoutClosingHandshake) => return None,
        Error::Protocol(P::UnmaskedFrameFromClient) => "incorrect masking",
        Error::Protocol(P::NonZeroReservedBits) => "reserved bits must be 0",
        Error::Protocol(P::FragmentedControlFrame) => "fragmented control frame",
        Error::Protocol(P::ControlFrameTooBig) => "control frame too long",
        Error::Protocol(P::UnexpectedContinueFrame) => "unexpected continuation frame",
        Error::Protocol(P::ExpectedFragment(_)) => "expected a continuation frame",
        Error::Protocol(P::InvalidCloseSequence) => "close frame too short",
        Error::Protocol(P::InvalidOpcode(_) | P::UnknownControlFrameType(_) | P::UnknownDataFrameType(_)) => {
            "invalid opcode"
        }
        Error::Protocol(_) => "",
        _ => return None,
    };
    Some((1002, reason.to_owned()))
}
