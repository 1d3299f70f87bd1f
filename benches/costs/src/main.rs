//! `costs CASE COUNT` does one step so many times, and nothing else: `benches/costs/run` counts its instructions and
//! its time. `costs` alone lists the cases.

mod beside;
mod bodies;
mod document;
mod habits;
mod ours;
mod tree;

/// A name, and what makes the step ready.
type Case = (&'static str, fn() -> Step);
type Step = Box<dyn FnMut()>;

#[expect(clippy::print_stdout, reason = "the list of cases is for the script that runs them")]
fn main() {
    let cases = [bodies::CASES, tree::CASES, habits::CASES, document::CASES].concat();
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        return cases.iter().for_each(|(name, _)| println!("{name}"));
    };
    let (_, ready) = cases.iter().find(|(known, _)| *known == name).expect("the first argument is a case");
    let count = arguments.next().and_then(|count| count.parse::<u64>().ok()).expect("the second one is a number");
    let mut step = ready();
    for _ in 0..count {
        step();
    }
}
