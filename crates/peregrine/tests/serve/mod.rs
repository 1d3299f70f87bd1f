//! The server over real sockets, with a handler of the tests' own.

mod clean_up;
mod client;
mod fault;
mod http2;
mod keep_alive;
mod limit;
mod malformed;
mod proxy;
mod server;
mod shutdown;
mod stream;
mod thread;
