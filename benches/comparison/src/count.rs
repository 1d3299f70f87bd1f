//! User instructions and heap allocations per request, counted by callgrind: they don't move with the load of the
//! machine.
//!
//! A server answers few requests, and started anew it answers many; the difference is what those requests took, without
//! the start and the end. They come one at a time, over several connections in turn: how many the server would find
//! waiting of those sent together depends on the machine, and with it what it takes to wake.

use std::path::Path;

use crate::Failure;
use crate::client::Connection;
use crate::profile::Profile;
use crate::server::{Server, target};
use crate::table::Table;
use crate::workload::{self, NAMES, Workload};

const CONNECTIONS: usize = 16;

/// Times that each connection is used before what counts.
const FEW: usize = 4;

/// Times more for what counts.
const MANY: usize = 30;
const MANY_IF_LONG: usize = 6;

const TRIES: usize = 5;

/// What one request takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) instructions: f64,
    pub(crate) allocations: f64,
}

/// # Errors
///
/// A server doesn't start, doesn't answer, or callgrind fails.
pub(crate) fn tables(servers: &[Server]) -> Result<Vec<Table>, Failure> {
    let mut rows = Vec::new();
    for server in servers.iter().filter(|server| server.is_compiled()) {
        eprintln!("counting {}", server.name());
        let costs = workload::all().iter().map(|workload| cost(server, workload)).collect::<Result<Vec<_>, _>>()?;
        rows.push((server.name(), costs));
    }
    let table = |id, title: &str, decimals, figure: fn(&Cost) -> f64| Table {
        id,
        title: title.to_owned(),
        columns: NAMES.to_vec(),
        rows: rows.iter().map(|(name, costs)| (*name, costs.iter().map(|cost| Some(figure(cost))).collect())).collect(),
        decimals,
    };
    let instructions = table("instructions", "user instructions per request", 0, |cost| cost.instructions);
    let ratios = instructions.ratios("instructions-ratio");
    let allocations = table("allocations", "heap allocations per request", 1, |cost| cost.allocations);
    Ok(vec![instructions, ratios, allocations])
}

/// Counts until it makes sense: some servers spin for a while at their start or end, now and then.
pub(crate) fn cost(server: &Server, workload: &Workload) -> Result<Cost, Failure> {
    for _ in 0..TRIES {
        let cost = cost_of_once(server, workload)?;
        if cost.instructions > 0.0 {
            return Ok(cost);
        }
    }
    Err(format!("{} takes more to start and end than to answer {}", server.name(), workload.name).into())
}

/// Both runs at the same time.
fn cost_of_once(server: &Server, workload: &Workload) -> Result<Cost, Failure> {
    let more = if workload.is_long { MANY_IF_LONG } else { MANY };
    let (few, many) = std::thread::scope(|scope| {
        let few = scope.spawn(|| profile(server, workload, FEW).map_err(|failure| failure.to_string()));
        let many = profile(server, workload, FEW + more);
        (few.join().unwrap_or_else(|_| Err("the counting of few requests panicked".to_owned())), many)
    });
    let (few, many) = (few?, many?);
    let per_request = |few: u64, many: u64| (many as f64 - few as f64) / (more * CONNECTIONS) as f64;
    Ok(Cost {
        instructions: per_request(few.instructions, many.instructions),
        allocations: per_request(few.allocations, many.allocations),
    })
}

/// What a server takes from its start to its end, with so many requests on each connection.
fn profile(server: &Server, workload: &Workload, times: usize) -> Result<Profile, Failure> {
    let file = target().join(format!("callgrind.{}.{}.{times}", server.name(), workload.name));
    let under =
        ["valgrind", "--tool=callgrind", &format!("--callgrind-out-file={}", file.display())].map(str::to_owned);
    let mut process = server.start(1, Some(&under))?;
    drive(process.port(), &workload.bytes(), times)?;
    process.stop();
    read(&file).map_err(|failure| format!("{}: {failure}", server.name()).into())
}

fn read(file: &Path) -> Result<Profile, Failure> {
    let text = std::fs::read_to_string(file)?;
    std::fs::remove_file(file)?;
    Profile::read(&text).ok_or_else(|| "callgrind wrote no totals".into())
}

fn drive(port: u16, bytes: &[u8], times: usize) -> Result<(), Failure> {
    let connections = (0..CONNECTIONS).map(|_| Connection::open(port));
    let mut connections = connections.collect::<Result<Vec<_>, _>>()?;
    for _ in 0..times {
        for connection in &mut connections {
            connection.send(bytes)?;
            connection.receive()?;
        }
    }
    Ok(())
}
