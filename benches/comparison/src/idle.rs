//! Memory: after the start, and with connections that were used once and stay open.

use std::time::Duration;

use crate::Failure;
use crate::client::Connection;
use crate::server::Server;
use crate::table::Table;
use crate::workload::{self, Workload};

const CONNECTIONS: usize = 1000;

/// How long a server has for what it does when connections go idle.
const PAUSE: Duration = Duration::from_secs(1);

/// # Errors
///
/// A server doesn't start, doesn't answer, or may not have so many files open.
pub(crate) fn table(servers: &[Server]) -> Result<Table, Failure> {
    let [_, _, item, _, _, large] = workload::all();
    let mut rows = Vec::new();
    for server in servers {
        let small = after(server, &item)?;
        let [start, _] = small;
        let [_, large] = after(server, &large)?;
        let each = (small[1] - start) * 1024.0 / CONNECTIONS as f64;
        rows.push((server.name(), vec![Some(start), Some(small[1]), Some(each), Some(large)]));
    }
    Ok(Table {
        id: "idle",
        title: format!("memory in MiB: at the start, and with {CONNECTIONS} connections idle"),
        columns: vec!["start", "idle after W3", "KiB per connection", "idle after W6"],
        rows,
        decimals: 1,
    })
}

/// MiB after the start, and when each connection had one request.
fn after(server: &Server, workload: &Workload) -> Result<[f64; 2], Failure> {
    let process = server.start(1, None)?;
    let start = process.memory();
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        let mut connection = Connection::open(process.port())?;
        connection.send(&workload.bytes())?;
        connection.receive()?;
        connections.push(connection);
    }
    std::thread::sleep(PAUSE);
    Ok([start, process.memory()])
}
