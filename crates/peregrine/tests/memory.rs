//! What a hostile body of a megabyte costs: bytes allocated at the peak, and bytes answered. They are counted, not
//! timed, and no other test runs beside them.

use peak_alloc::PeakAlloc;
use peregrine::prelude::*;
use peregrine::rt::{ISSUES_MAX, REPORT_BYTES_MAX};
use peregrine::testing::TestClient;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1 << 20;
/// How much a tree, which is 32 bytes for each value, and its list while it grows, may be larger than its text.
const TREE_FACTOR: usize = 64;

#[derive(Model)]
struct Wide {
    a: i64,
    b: i64,
    c: i64,
    d: i64,
    e: i64,
    f: i64,
    g: i64,
    h: i64,
    i: i64,
    j: i64,
    k: i64,
    l: i64,
    m: i64,
    n: i64,
    o: i64,
    p: i64,
    q: i64,
    r: i64,
    s: i64,
    t: i64,
    rest: Value,
}

#[derive(Model)]
struct Node {
    name: String,
    #[field(default = "")]
    note: String,
    next: Option<Box<Node>>,
}

#[derive(Model)]
enum Either {
    Wide(Box<Wide>),
    Node(Box<Node>),
}

#[post("/numbers")]
async fn numbers(numbers: Vec<i64>) -> usize {
    numbers.len()
}

#[post("/wide")]
async fn wide(wide: Wide) -> Value {
    let sum = [wide.a, wide.b, wide.c, wide.d, wide.e, wide.f, wide.g, wide.h, wide.i, wide.j].iter().sum::<i64>();
    let more = [wide.k, wide.l, wide.m, wide.n, wide.o, wide.p, wide.q, wide.r, wide.s, wide.t].iter().sum::<i64>();
    json!([sum, more, wide.rest])
}

#[post("/list")]
async fn list(list: Vec<Wide>) -> usize {
    list.len()
}

#[post("/nodes")]
async fn nodes(node: Node) -> Node {
    node
}

#[post("/either")]
async fn either(either: Vec<Either>) -> usize {
    either.len()
}

#[post("/map")]
async fn map(map: Map<i64, Wide>) -> usize {
    map.len()
}

fn app() -> App {
    App::new().body_bytes_max(4 * MEGABYTE).routes(routes![numbers, wide, list, nodes, either, map])
}

/// The hostile bodies, each with the route that it is sent to.
fn bodies() -> Vec<(&'static str, &'static str, String)> {
    let filler = "x".repeat(MEGABYTE);
    let deep = (0..200).fold(format!(r#"{{"note":"{filler}"}}"#), |inner, _| format!(r#"{{"next":{inner}}}"#));
    vec![
        ("a million mistakes", "/numbers", format!("[{}\"\"]", "\"\",".repeat(999_999))),
        ("an object that twenty missing fields show", "/wide", format!(r#"{{"rest":"{filler}"}}"#)),
        ("many objects without any field", "/list", format!("[{}{{}}]", "{},".repeat(MEGABYTE / 3))),
        ("objects that are shown at each depth", "/nodes", deep),
        ("unions of what is nothing", "/either", format!("[{}{{}}]", "{},".repeat(MEGABYTE / 3))),
        ("one union of a large object", "/either", format!(r#"[{{"x":"{filler}"}}]"#)),
        ("keys that are no numbers", "/map", {
            let members: Vec<_> = (0..MEGABYTE / 12).map(|number| format!(r#""k{number}":{{}}"#)).collect();
            format!("{{{}}}", members.join(","))
        }),
        ("empty arrays", "/numbers", format!("[{}[]]", "[],".repeat(MEGABYTE / 3))),
        ("many members", "/wide", {
            let members: Vec<_> = (0..MEGABYTE / 10).map(|number| format!(r#""k{number}":1"#)).collect();
            format!("{{{}}}", members.join(","))
        }),
        ("arrays at every depth", "/wide", {
            let arrays = format!("{}{}", "[".repeat(500), "]".repeat(500));
            format!(r#"{{"rest":[{}0]}}"#, format!("{arrays},").repeat(MEGABYTE / 1001))
        }),
    ]
}

/// Sends a body, and returns how many bytes were answered and how many were allocated meanwhile at the peak.
fn cost(client: &TestClient, path: &str, body: &str) -> (usize, usize) {
    let request = client.post(path).header("content-type", "application/json").body(body.to_owned());
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let answer = request.send();
    let peak = ALLOCATOR.peak_usage() - before;
    answer.assert_status(422);
    (answer.bytes().len(), peak)
}

#[test]
fn hostile_bodies_are_bounded() {
    let plain = TestClient::new(app());
    let keeping =
        TestClient::new(app().on_error(|_, error: ValidationError| async move {
            Status::<422, _>(json!({"count": error.issues().len()}))
        }));
    for (what, path, body) in bodies() {
        let (answered, peak) = cost(&plain, path, &body);
        // The last issue of a report may show the whole body once more, and a report grows by doubling.
        let answered_max = REPORT_BYTES_MAX + 2 * body.len();
        assert!(answered <= answered_max, "{what}: answered {answered} bytes");
        let peak_max = TREE_FACTOR * body.len() + 3 * answered_max.min(3 * answered) + ISSUES_MAX * 1024;
        assert!(peak <= peak_max, "{what}: {peak} bytes at the peak, {answered} answered");
        println!("{what}: {} sent, {answered} answered, {peak} allocated", body.len());
    }
    for (what, path, body) in bodies().into_iter().filter(|(_, path, _)| ["/numbers", "/nodes"].contains(path)) {
        let (_, peak) = cost(&keeping, path, &body);
        let peak_max = (TREE_FACTOR + 2) * body.len() + 4 * REPORT_BYTES_MAX + ISSUES_MAX * 1024;
        assert!(peak <= peak_max, "{what}: {peak} bytes at the peak when the issues are kept");
    }
}
