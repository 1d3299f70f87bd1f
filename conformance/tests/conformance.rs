//! Runs the whole vendored corpus; an unlisted failure or a stale line of the list fails the test.

use conformance::registry;
use conformance_runner::cli;

#[test]
fn every_counterpart_answers_as_recorded() {
    let mut out = Vec::new();
    let passed = cli::run(&["--topics".to_owned()], &registry(), &mut out).expect("the corpus is readable");
    println!("{}", String::from_utf8_lossy(&out));
    assert!(passed, "answers differ from the recorded ones; `cargo run -p conformance` shows where");
}
