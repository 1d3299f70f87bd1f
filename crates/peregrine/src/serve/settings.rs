//! How the server shall serve, as written in one place: the code, the environment, or the command line.

use std::time::Duration;

use super::config::{ConfigError, RuntimeMode, ServeConfig};

/// States each setting once; the struct, its setters and the merging of layers follow from it.
macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty $(as $argument:ty)?,)+) => {
        /// How the server shall serve: what one layer says about it, which may be nothing.
        ///
        /// Layers are put [`over`](Self::over) each other (command line, environment, code) and then resolved once.
        ///
        /// ```
        /// use peregrine::serve::ServeSettings;
        ///
        /// let in_code = ServeSettings::new().port(9000).access_log(false);
        /// let from_flags = ServeSettings::new().port(9001);
        /// assert!(from_flags.over(in_code).resolve().is_ok());
        /// ```
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[must_use]
        pub struct ServeSettings {
            $(pub(super) $name: Option<$type>,)+
        }

        impl ServeSettings {
            $(
                $(#[doc = $doc])+
                pub fn $name(mut self, $name: settings!(@argument $type $(, $argument)?)) -> Self {
                    self.$name = Some($name.into());
                    self
                }
            )+

            /// Puts this layer over another: where both say something, this one holds.
            pub fn over(self, below: Self) -> Self {
                Self { $($name: self.$name.or(below.$name),)+ }
            }
        }
    };
    (@argument $type:ty) => { $type };
    (@argument $type:ty, $argument:ty) => { $argument };
}

settings! {
    /// Where to listen: an IP address, or a name that stands for one. Default `127.0.0.1`.
    host: String as &str,
    /// The port to listen on; 0 takes any free one. Default 8000.
    port: u16,
    /// How threads and runtimes share the work. Default one runtime per core.
    runtime: RuntimeMode,
    /// How many threads serve. Default: as many as there are cores.
    threads: usize,
    /// Whether each request leaves a line on standard output. Default yes.
    access_log: bool,
    /// Whether a proxy that is believed tells who the client is and by which scheme it came, with `X-Forwarded-For` and
    /// `X-Forwarded-Proto`. Default yes.
    proxy_headers: bool,
    /// The proxies that are believed: addresses and networks with commas between them, `*` alone for everybody.
    /// Default `127.0.0.1`.
    forwarded_allow_ips: String as &str,
    /// What a proxy cuts off the beginning of paths, such as `/api/v1`: clients see the application there. Default
    /// nothing.
    root_path: String as &str,
    /// How many connections may be open; more wait in the kernel's queue. Default 10000.
    connections_max: usize,
    /// How many bytes a request line with its headers may have. Default 64 KiB.
    header_bytes_max: usize,
    /// How many headers a request may have. Default 100. HTTP/1.1 only: another number than the default costs an
    /// allocation per request.
    headers_max: usize,
    /// How long a client may take from connecting, or from the first byte of a request, to the end of its headers.
    /// Default 30 s.
    header_read_timeout: Duration,
    /// How long a connection may wait for its next request. Default 75 s.
    keep_alive_timeout: Duration,
    /// How long a client may leave a reader of its body without a byte. Default 30 s.
    body_read_timeout: Duration,
    /// How long a client may take none of the bytes we have for it. Default 60 s.
    send_timeout: Duration,
    /// The most bytes that a request body may have. Default: no limit but those of routes, as in `FastAPI`.
    body_bytes_max: usize,
    /// How long requests may go on after the server was told to stop. Default 30 s.
    drain_timeout: Duration,
}

impl ServeSettings {
    /// Settings that say nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a proxy cuts off, nothing unless it was set.
    pub(crate) fn root_path_or_none(&self) -> &str {
        self.root_path.as_deref().unwrap_or_default().trim_end_matches('/')
    }

    /// Fills in the defaults and checks every value.
    ///
    /// # Errors
    ///
    /// Values outside their bounds, all of them together.
    pub fn resolve(self) -> Result<ServeConfig, ConfigError> {
        ServeConfig::from_settings(self)
    }
}
