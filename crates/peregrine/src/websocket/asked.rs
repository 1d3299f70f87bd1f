//! What a conversation shows of the request that asked for it.

use std::borrow::Cow;
use std::net::SocketAddr;

use http::HeaderMap;

use super::WebSocket;
#[cfg(doc)]
use crate::Request;

impl WebSocket {
    /// The protocols that the client offers, the dearest first.
    pub fn subprotocols(&self) -> impl Iterator<Item = &str> {
        let values = self.headers().get_all("sec-websocket-protocol").iter();
        values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).map(str::trim)
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request().headers()
    }

    /// The first value of a header, if it is there and text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request().header(name)
    }

    /// The cookies in their order. Of several of a name the last counts.
    pub fn cookies(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        self.request().cookies()
    }

    /// The query as it was sent, without the question mark.
    #[must_use]
    pub fn query(&self) -> &str {
        self.request().query()
    }

    /// The parameters of the query in their order, decoded.
    pub fn query_pairs(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        self.request().query_pairs()
    }

    /// The path, decoded.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request().path()
    }

    /// The whole URL as Starlette prints it, with the scheme `ws` or `wss`.
    #[must_use]
    pub fn url(&self) -> String {
        self.request().url()
    }

    /// The address of the client, as [`Request::client`] tells it.
    #[must_use]
    pub fn client(&self) -> Option<SocketAddr> {
        self.request().client()
    }
}
