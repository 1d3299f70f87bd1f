//! `benches/compare`: starts Peregrine and its peers, checks that they answer alike, and measures them.
//!
//! A `server` is built and run; `answers` checks it over a `client` with the requests of `workload`. Then it is put
//! under `load`, its instructions are counted (`count`, from the files of callgrind that `profile` reads), and it holds
//! `idle` connections. What comes out are the Markdown tables of `table`; `record` keeps the instructions in a file.

#![expect(clippy::print_stdout, reason = "the tables are for the standard output")]

mod answers;
mod client;
mod count;
mod idle;
mod load;
mod options;
mod process;
mod profile;
mod record;
mod server;
mod table;
mod tools;
mod workload;

use std::process::ExitCode;

use options::{Action, Options};
use server::Server;

/// What went wrong, in words for the one who called.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match options::parse(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Failure> {
    match options.action {
        Action::Help => println!("{}", options::help()),
        Action::Gate => return record::gate(),
        Action::Record => return record::write(),
        Action::Measure => measure(options)?,
    }
    Ok(())
}

fn measure(options: &Options) -> Result<(), Failure> {
    tools::require(&options.tools())?;
    let mut servers = Vec::new();
    for spec in &options.servers {
        eprintln!("building {}", spec.name);
        servers.push(spec.build()?);
    }
    check(&servers)?;
    let mut tables = Vec::new();
    if options.load {
        tables.extend(load::tables(&servers, options)?);
    }
    if options.count {
        tables.extend(count::tables(&servers)?);
    }
    if options.idle {
        tables.push(idle::table(&servers)?);
    }
    for table in &tables {
        println!("{}\n\n{table}", table.title);
    }
    if options.write { table::write_into_page(&tables) } else { Ok(()) }
}

/// Fails if one of the servers gives a wrong answer, since its figures would mean nothing.
fn check(servers: &[Server]) -> Result<(), Failure> {
    let mut faults = Vec::new();
    for server in servers {
        let process = server.start(1, None)?;
        let found = answers::faults(server, process.port())?;
        eprintln!("{}: {}", server.name(), if found.is_empty() { "answers right" } else { "answers wrong" });
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", server.name())));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
