//! The command line.

use crate::Failure;
use crate::server::{SPECS, Spec};

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) action: Action,
    pub(crate) servers: Vec<&'static Spec>,
    pub(crate) load: bool,
    pub(crate) count: bool,
    pub(crate) idle: bool,
    /// Whether the tables take the place of those in the page of figures.
    pub(crate) write: bool,
    /// Threads that serve. With one, the server has a core, and the load another; with more, all share all cores.
    pub(crate) threads: usize,
    pub(crate) connections: usize,
    pub(crate) seconds: u64,
    pub(crate) rounds: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Help,
    Measure,
    Gate,
    Record,
}

pub(crate) fn help() -> String {
    let mut text = String::from(
        "benches/compare [options] [servers]: builds the servers, checks their answers, measures them\n\
        \n\
        \x20 --check            check the answers only\n\
        \x20 --load             measure requests per second and processor time (needs wrk and taskset)\n\
        \x20 --count            count instructions and allocations per request (needs valgrind)\n\
        \x20 --idle             measure memory at rest and with 1,000 idle connections\n\
        \x20                    all three without one of these four\n\
        \x20 --write            put the tables into docs/performance.md too\n\
        \x20 --threads <n>      threads that serve [1]; with more than one, no core is reserved\n\
        \x20 --connections <n>  connections that load it [64]\n\
        \x20 --seconds <n>      duration of a run [3]\n\
        \x20 --rounds <n>       runs of each server and workload, in turns [3]\n\
        \n\
        \x20 --gate             fail if Peregrine takes 5 % more instructions than recorded\n\
        \x20 --record           record its instructions anew\n\
        \n\
        servers, all except those in brackets if none is named:\n",
    );
    for spec in SPECS {
        let name = if spec.is_default { spec.name.to_owned() } else { format!("[{}]", spec.name) };
        text.push_str(&format!("  {name:<18} {}\n", spec.about));
    }
    text
}

/// # Errors
///
/// An option or a server is unknown, or an option has no number.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Options, Failure> {
    let mut options = Options {
        action: Action::Measure,
        servers: Vec::new(),
        load: false,
        count: false,
        idle: false,
        write: false,
        threads: 1,
        connections: 64,
        seconds: 3,
        rounds: 3,
    };
    let mut check_only = false;
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        let mut number = || -> Result<usize, Failure> {
            let text = arguments.next().unwrap_or_default();
            text.parse().ok().filter(|number| *number > 0).ok_or_else(|| format!("`{argument}` wants a number").into())
        };
        match argument.as_str() {
            "--check" => check_only = true,
            "--load" => options.load = true,
            "--count" => options.count = true,
            "--idle" => options.idle = true,
            "--write" => options.write = true,
            "--gate" => options.action = Action::Gate,
            "--record" => options.action = Action::Record,
            "--help" | "-h" => options.action = Action::Help,
            "--threads" => options.threads = number()?,
            "--connections" => options.connections = number()?,
            "--seconds" => options.seconds = number()? as u64,
            "--rounds" => options.rounds = number()?,
            option if option.starts_with('-') => return Err(format!("`{option}` is no option; try --help").into()),
            name => options.servers.push(known(name)?),
        }
    }
    if !check_only && !options.load && !options.count && !options.idle {
        (options.load, options.count, options.idle) = (true, true, true);
    }
    if options.write && !(options.servers.is_empty() && options.threads == 1 && options.connections == 64) {
        return Err("`--write` puts the figures of all servers into the page, with the usual settings".into());
    }
    if options.servers.is_empty() {
        options.servers = SPECS.iter().filter(|spec| spec.is_default).collect();
    }
    Ok(options)
}

fn known(name: &str) -> Result<&'static Spec, Failure> {
    let found = SPECS.iter().find(|spec| spec.name == name);
    found.ok_or_else(|| format!("`{name}` is no server; --help lists them").into())
}

impl Options {
    /// The programs that are needed, beside those that the servers need.
    pub(crate) fn tools(&self) -> Vec<&'static str> {
        let mut tools = Vec::new();
        if self.load {
            tools.extend(["wrk", "taskset"]);
        }
        if self.count {
            tools.push("valgrind");
        }
        tools
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options, Failure> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn everything_is_measured_of_all_if_nothing_is_said() {
        let options = parsed("").unwrap();
        assert!(options.load && options.count && options.idle);
        assert!(options.servers.len() > 5);
        let checks = parsed("--check axum").unwrap();
        assert!(!checks.load && !checks.count && !checks.idle && checks.tools().is_empty());
        assert_eq!(checks.servers.len(), 1);
    }

    #[test]
    fn numbers_and_names_are_checked() {
        assert_eq!(parsed("--load --rounds 5").unwrap().rounds, 5);
        assert_eq!(parsed("--rounds 0").unwrap_err().to_string(), "`--rounds` wants a number");
        let page = "`--write` puts the figures of all servers into the page, with the usual settings";
        assert_eq!(parsed("--write --count axum").unwrap_err().to_string(), page);
        assert_eq!(parsed("--write --threads 2").unwrap_err().to_string(), page);
        assert_eq!(parsed("--round").unwrap_err().to_string(), "`--round` is no option; try --help");
        assert_eq!(parsed("none").unwrap_err().to_string(), "`none` is no server; --help lists them");
    }

    #[test]
    fn the_help_names_every_server() {
        assert!(SPECS.iter().all(|spec| help().contains(spec.name)));
    }
}
