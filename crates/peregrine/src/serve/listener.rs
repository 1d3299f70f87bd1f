//! The listening sockets: one for each thread, all on one address.

use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};

use socket2::{Domain, Protocol, Socket, Type};

use super::config::Host;
use super::error::{Kind, ServeError};

/// Connections that may wait in the kernel until a thread takes them. The system may cap it.
const BACKLOG: i32 = 4096;

/// Opens `count` listeners on one address. The port 0 becomes one free port for all of them.
pub(super) fn open(host: &Host, port: u16, count: usize) -> Result<Vec<TcpListener>, ServeError> {
    let (first, others) = resolve(host, port)?;
    let failure = match open_at(first, count) {
        Ok(listeners) => return Ok(listeners),
        Err(source) => Kind::Bind { address: first, source },
    };
    // The first address is the one that the user means; its failure is the one to tell.
    others.into_iter().find_map(|address| open_at(address, count).ok()).ok_or_else(|| failure.into())
}

/// The addresses of a host, at least one; those of IPv4 first: `localhost` is mostly meant as `127.0.0.1`.
fn resolve(host: &Host, port: u16) -> Result<(SocketAddr, Vec<SocketAddr>), ServeError> {
    let name = match host {
        Host::Address(address) => return Ok((SocketAddr::new(*address, port), Vec::new())),
        Host::Name(name) => name,
    };
    let kind = |source| Kind::Resolve { host: name.clone(), source };
    let mut addresses: Vec<SocketAddr> =
        (name.as_str(), port).to_socket_addrs().map_err(|source| kind(Some(source)))?.collect();
    addresses.sort_by_key(SocketAddr::is_ipv6);
    let mut addresses = addresses.into_iter();
    let first = addresses.next().ok_or_else(|| kind(None))?;
    Ok((first, addresses.collect()))
}

fn open_at(address: SocketAddr, count: usize) -> io::Result<Vec<TcpListener>> {
    // The first is bound alone: were it bound as shareable, a second server of the same user would get the same
    // address without an error, and each would see half of the requests.
    let first = new_socket(address)?;
    first.bind(&address.into())?;
    let balanced = count > 1 && share(&first);
    first.listen(BACKLOG)?;
    let first = TcpListener::from(first);
    let address = first.local_addr()?;

    let mut listeners = vec![first];
    while listeners.len() < count {
        let next = if balanced { open_shared(address)? } else { listeners[0].try_clone()? };
        listeners.push(next);
    }
    Ok(listeners)
}

fn open_shared(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = new_socket(address)?;
    share(&socket);
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

fn new_socket(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // On Unix it lets a server start again while connections of its predecessor linger. On Windows it would let
    // another program take the port over.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// Makes a socket one of several on its address among which the kernel spreads connections; `false` where it cannot.
/// Other systems than Linux have the option as well, but give all connections to one socket: there the threads take
/// turns at the first one.
#[cfg(target_os = "linux")]
fn share(socket: &Socket) -> bool {
    socket.set_reuse_port(true).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn share(_: &Socket) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loopback() -> Host {
        Host::Address(std::net::Ipv4Addr::LOCALHOST.into())
    }

    #[test]
    fn port_0_is_one_port_for_all_listeners() {
        let listeners = open(&loopback(), 0, 3).unwrap();
        let ports: Vec<u16> = listeners.iter().map(|listener| listener.local_addr().unwrap().port()).collect();
        assert_eq!(ports, [ports[0]; 3]);
        assert_ne!(ports[0], 0);
    }

    #[test]
    fn second_server_on_the_same_port_is_refused() {
        let first = open(&loopback(), 0, 2).unwrap();
        let port = first[0].local_addr().unwrap().port();
        for count in [1, 2] {
            assert!(open(&loopback(), port, count).unwrap_err().is_address_in_use());
        }
    }

    #[test]
    fn localhost_means_ipv4_first() {
        let (first, _) = resolve(&Host::Name("localhost".to_owned()), 80).unwrap();
        assert!(first.is_ipv4(), "{first:?}");
    }
}
