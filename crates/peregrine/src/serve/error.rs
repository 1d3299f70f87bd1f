//! Why the server could not start or had to end.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::SocketAddr;

/// Why the server could not start or had to end.
///
/// Printed, it says what happened and what to do; its source is the system's own message.
pub struct ServeError(Box<Kind>);

pub(super) enum Kind {
    Resolve { host: String, source: Option<io::Error> },
    Bind { address: SocketAddr, source: io::Error },
    Thread(io::Error),
    Listener(io::Error),
    Signals(io::Error),
    ThreadDied,
}

impl ServeError {
    /// Whether the address is in use by another program.
    #[must_use]
    pub fn is_address_in_use(&self) -> bool {
        matches!(&*self.0, Kind::Bind { source, .. } if source.kind() == io::ErrorKind::AddrInUse)
    }
}

impl From<Kind> for ServeError {
    #[cold]
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Resolve { host, .. } => write!(formatter, "host name `{host}` has no address"),
            Kind::Bind { address, source } => {
                write!(formatter, "cannot listen on `{address}`: {}", bind_advice(*address, source.kind()))
            }
            Kind::Thread(_) => formatter.write_str("cannot start a server thread"),
            Kind::Listener(_) => formatter.write_str("cannot use the listening socket"),
            Kind::Signals(_) => formatter.write_str("cannot listen for signals"),
            Kind::ThreadDied => formatter.write_str("a server thread ended before it was told to"),
        }
    }
}

fn bind_advice(address: SocketAddr, kind: io::ErrorKind) -> String {
    match kind {
        io::ErrorKind::AddrInUse => {
            "address already in use; stop the program that listens there, or choose another port with `--port` or \
             `PEREGRINE_PORT`"
                .to_owned()
        }
        io::ErrorKind::PermissionDenied if address.port() < 1024 => {
            "permission denied; ports below 1024 need a privilege, choose another with `--port` or `PEREGRINE_PORT`"
                .to_owned()
        }
        io::ErrorKind::AddrNotAvailable => {
            "this machine does not have that address; choose one of its own with `--host` or `PEREGRINE_HOST`, or \
             `0.0.0.0` for all of them"
                .to_owned()
        }
        other => other.to_string(),
    }
}

impl fmt::Debug for ServeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ServeError({self})")
    }
}

impl Error for ServeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &*self.0 {
            Kind::Resolve { source, .. } => source.as_ref().map(|source| source as _),
            Kind::Bind { source, .. } | Kind::Thread(source) | Kind::Listener(source) | Kind::Signals(source) => {
                Some(source)
            }
            Kind::ThreadDied => None,
        }
    }
}
