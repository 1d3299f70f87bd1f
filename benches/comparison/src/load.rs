//! Requests per second and processor time per request, measured with wrk in turns: each round runs every server on
//! every workload, so that what disturbs the machine disturbs all of them.
//!
//! A run is disturbed if the server or wrk was ready to run for long while something else had the processor. Requests
//! per second are medians of the others, unless there are none. Processor time is the least of all runs, since
//! disturbances only add to it: others empty the caches, or have the other half of a core.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::options::Options;
use crate::process::{self, Process, Usage};
use crate::server::{Server, target};
use crate::table::{Table, median};
use crate::workload::{self, NAMES, Workload};

/// Of a run's time, how much may pass with waiting for a processor.
const WAITING_MAX: f64 = 0.03;

/// How often a run that was disturbed is tried.
const TRIES: usize = 3;

const WARM_UP: &str = "1s";

/// One run.
#[derive(Clone, Copy, Debug)]
struct Run {
    per_second: f64,
    /// Microseconds of processor time per request.
    cost: f64,
    is_disturbed: bool,
}

/// What was measured of each server (by its place) on each workload.
type Runs = BTreeMap<(usize, &'static str), Vec<Run>>;

/// # Errors
///
/// A server doesn't start or answers with errors, or wrk fails.
pub(crate) fn tables(servers: &[Server], options: &Options) -> Result<Vec<Table>, Failure> {
    let cores = std::thread::available_parallelism()?.get();
    if options.threads == 1 && cores < 2 {
        return Err("one core for the server and one for the load are needed".into());
    }
    let mut runs = Runs::new();
    let under: &[String] = &["taskset", "-c", "0"].map(str::to_owned);
    let under = (options.threads == 1).then_some(under);
    let processes = servers.iter().map(|server| server.start(options.threads, under));
    let processes = processes.collect::<Result<Vec<Process>, Failure>>()?;
    for round in 1..=options.rounds {
        eprintln!("round {round} of {}, {}", options.rounds, load_of_machine());
        for workload in workload::all() {
            let script = script(&workload)?;
            for (index, process) in processes.iter().enumerate() {
                let load = Load { process, workload: &workload, script: &script, options };
                if round == 1 {
                    load.wrk(WARM_UP)?;
                }
                let run = load.undisturbed_run().map_err(|error| format!("{}: {error}", servers[index].name()))?;
                runs.entry((index, workload.name)).or_default().push(run);
            }
        }
    }
    tell_disturbed(&runs);
    Ok(tables_of(servers, &runs))
}

fn tables_of(servers: &[Server], runs: &Runs) -> Vec<Table> {
    let table = |id, title: &str, decimals, figure: fn(&[Run]) -> Option<f64>| Table {
        id,
        title: title.to_owned(),
        columns: NAMES.to_vec(),
        rows: servers
            .iter()
            .enumerate()
            .map(|(index, server)| (server.name(), NAMES.map(|name| figure(&runs[&(index, name)])).to_vec()))
            .collect(),
        decimals,
    };
    let per_second = table("load", "requests per second", 0, per_second);
    let cost = table("cost", "processor time per request, µs", 2, least_cost);
    let ratios = [per_second.ratios("load-ratio"), cost.ratios("cost-ratio")];
    [per_second, cost].into_iter().chain(ratios).collect()
}

fn per_second(runs: &[Run]) -> Option<f64> {
    let quiet: Vec<f64> = runs.iter().filter(|run| !run.is_disturbed).map(|run| run.per_second).collect();
    if quiet.is_empty() { median(runs.iter().map(|run| run.per_second).collect()) } else { median(quiet) }
}

fn least_cost(runs: &[Run]) -> Option<f64> {
    runs.iter().map(|run| run.cost).min_by(f64::total_cmp)
}

fn tell_disturbed(runs: &Runs) {
    let all = || runs.values().flatten();
    eprintln!("{} of {} runs were disturbed", all().filter(|run| run.is_disturbed).count(), all().count());
}

fn load_of_machine() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("load {}", text.split(' ').next().unwrap_or_default())
}

/// What wrk shall send, as a script for it.
fn script(workload: &Workload) -> Result<String, Failure> {
    fs::create_dir_all(target())?;
    let path = target().join(format!("{}.lua", workload.name));
    let mut text = format!("wrk.method = '{}'\n", workload.method);
    if let Some(body) = &workload.body {
        text.push_str(&format!("wrk.body = [=[{body}]=]\nwrk.headers['Content-Type'] = 'application/json'\n"));
    }
    fs::write(&path, text)?;
    Ok(path.to_string_lossy().into_owned())
}

struct Load<'a> {
    process: &'a Process,
    workload: &'a Workload,
    script: &'a str,
    options: &'a Options,
}

impl Load<'_> {
    fn undisturbed_run(&self) -> Result<Run, Failure> {
        let mut run = self.run()?;
        for _ in 1..TRIES {
            if run.is_disturbed {
                run = self.run()?;
            }
        }
        Ok(run)
    }

    fn run(&self) -> Result<Run, Failure> {
        let before = self.process.usage();
        let began = Instant::now();
        let (requests, client) = self.wrk(&format!("{}s", self.options.seconds))?;
        let duration = began.elapsed().as_secs_f64();
        let after = self.process.usage();
        let waiting = after.waiting.saturating_sub(before.waiting).max(client.waiting).as_secs_f64();
        Ok(Run {
            per_second: requests / duration,
            cost: after.running.saturating_sub(before.running).as_secs_f64() * 1e6 / requests,
            // Threads that share cores wait for each other.
            is_disturbed: self.options.threads == 1 && waiting / duration > WAITING_MAX,
        })
    }

    /// How many requests were answered, and what wrk's threads used.
    fn wrk(&self, duration: &str) -> Result<(f64, Usage), Failure> {
        let address = format!("http://127.0.0.1:{}{}", self.process.port(), self.workload.target);
        let pinned = ["taskset", "-c", "1"].into_iter().filter(|_| self.options.threads == 1);
        let words: Vec<&str> = pinned.chain(["wrk", "-t1"]).collect();
        let mut child = Command::new(words[0])
            .args(&words[1..])
            .args([&format!("-c{}", self.options.connections), "-d", duration, "-s", self.script, &address])
            .stdout(Stdio::piped())
            .spawn()?;
        // What its threads used can be read only while it runs.
        let mut used = Usage::default();
        while child.try_wait()?.is_none() {
            let threads = process::threads(child.id());
            used =
                threads.iter().map(|thread| process::usage(thread)).max_by_key(|usage| usage.running).unwrap_or(used);
            std::thread::sleep(Duration::from_millis(20));
        }
        let report = String::from_utf8(child.wait_with_output()?.stdout)?;
        let requests = requests(&report, self.workload.name == "W5").ok_or(report)?;
        Ok((requests, used))
    }
}

/// How many requests wrk's report counts; `None` if any failed. The workload of mistakes is to be refused.
fn requests(report: &str, is_refused: bool) -> Option<f64> {
    let line = report.lines().find(|line| line.contains(" requests in "))?;
    let count: f64 = line.split_whitespace().next()?.parse().ok()?;
    let refused = report.lines().find_map(|line| line.trim().strip_prefix("Non-2xx or 3xx responses:"));
    let refused = refused.map_or(Some(0.0), |number| number.trim().parse().ok())?;
    let expected = if is_refused { count } else { 0.0 };
    (count > 0.0 && refused == expected && !report.contains("Socket errors")).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Running 3s test\n  397,1 requests in 3.00s, 1.00MB read\n";

    #[test]
    fn reports_of_wrk_are_read() {
        let report = REPORT.replace(',', "");
        assert_eq!(requests(&report, false), Some(3971.0));
        assert_eq!(requests(REPORT, false), None);
        assert_eq!(requests("unable to connect\n", false), None);
        let refused = format!("{report}  Non-2xx or 3xx responses: 3971\n");
        assert_eq!((requests(&refused, false), requests(&refused, true)), (None, Some(3971.0)));
        assert_eq!(requests(&format!("{report}  Socket errors: connect 1\n"), false), None);
    }

    #[test]
    fn disturbed_runs_count_only_alone() {
        let run = |figure, is_disturbed| Run { per_second: figure, cost: figure, is_disturbed };
        assert_eq!(per_second(&[run(9.0, true), run(1.0, false)]), Some(1.0));
        assert_eq!(per_second(&[run(9.0, true)]), Some(9.0));
        assert_eq!(least_cost(&[run(9.0, true), run(10.0, false)]), Some(9.0));
    }
}
