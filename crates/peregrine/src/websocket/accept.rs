use http::{HeaderMap, HeaderName, HeaderValue};

use super::WebSocketError;

/// How a conversation is accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Accept {
    pub(super) subprotocol: Option<String>,
    headers: Vec<(String, String)>,
}

impl Accept {
    /// In no protocol besides the usual, and without headers of your own.
    pub fn new() -> Self {
        Self::default()
    }

    /// In a protocol, which should be one of those that the client offers.
    pub fn subprotocol(mut self, name: impl Into<String>) -> Self {
        self.subprotocol = Some(name.into());
        self
    }

    /// Adds a header to the answer.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The headers, if all of it can be sent.
    pub(super) fn checked(&self) -> Result<HeaderMap, WebSocketError> {
        let invalid = |name: &str| WebSocketError::InvalidHeader(format!("`{name}` or its value is no header's"));
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let parsed = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok());
            let (header, value) = parsed.ok_or_else(|| invalid(name))?;
            headers.append(header, value);
        }
        let subprotocol = self.subprotocol.as_deref().unwrap_or_default();
        HeaderValue::try_from(subprotocol).map_err(|_| invalid("sec-websocket-protocol"))?;
        Ok(headers)
    }
}
