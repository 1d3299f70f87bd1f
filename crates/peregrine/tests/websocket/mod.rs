//! WebSockets: what handlers see and clients get, in process and over real sockets.

mod conversations;
mod limits;
mod refusals;
mod server;
mod startup;
mod wire;
