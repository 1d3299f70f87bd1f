//! Any query string to parameters of every kind and to a parameter model: an answer 200 or 422, and no panic; each text
//! is read alike in both passes.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use peregrine::Body;
use peregrine::app::AppService;
use peregrine::prelude::*;
use peregrine_model::kind::{AnyDateTime, AnyDecimal, AnyTime, BigInt, ByteString, Email, HttpUrl};
use peregrine_model::{Rules, json};
use tokio::runtime::Runtime;
use tower_service::Service as _;

#[derive(Model)]
enum Level {
    Low = 1,
    High = 2,
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Filter {
    #[field(gt = 0, le = 100, default = 100)]
    limit: i64,
    #[field(alias = "orderBy", default = "id")]
    order_by: String,
    #[field(default = [])]
    tags: Vec<String>,
    from: Option<chrono::NaiveDate>,
}

#[get("/parameters")]
async fn parameters(
    a: Option<i64>,
    b: Option<f64>,
    c: Option<bool>,
    #[query(min_length = 2, pattern = "^a")] d: Option<String>,
    e: Option<Level>,
    #[query] f: Option<Vec<u8>>,
    g: Option<chrono::NaiveDate>,
    h: Option<AnyDateTime>,
    i: Option<uuid::Uuid>,
    j: Option<AnyDecimal>,
) -> Json<bool> {
    let none = a.is_none() && b.is_none() && c.is_none() && d.is_none() && e.is_none();
    Json(none && f.is_none() && g.is_none() && h.is_none() && i.is_none() && j.is_none())
}

#[get("/model")]
async fn model(#[query] filter: Filter) -> Filter {
    filter
}

struct Server {
    service: AppService,
    runtime: Runtime,
}

impl Server {
    fn start() -> Self {
        let service = App::new().routes(routes![parameters, model]).into_service();
        let service = service.unwrap_or_else(|errors| panic!("the application can't start: {errors}"));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("nothing is needed for it");
        Self { service, runtime }
    }

    fn ask(&mut self, target: &str) {
        let Ok(request) = http::Request::get(target).body(Body::empty()) else { return };
        self.runtime.block_on(async {
            let Ok(response) = self.service.call(request).await;
            let (head, body) = response.into_parts();
            assert!(matches!(head.status.as_u16(), 200 | 422), "{target} was answered {}", head.status);
            let body = body.collect_limited(usize::MAX).await.expect("an answer comes to its end");
            let text = std::str::from_utf8(&body).expect("JSON is UTF-8");
            assert!(json::parse(text).is_ok(), "{text} is no JSON");
        });
    }
}

thread_local! {
    static SERVER: RefCell<Server> = RefCell::new(Server::start());
}

fuzz_target!(|query: &str| {
    SERVER.with_borrow_mut(|server| {
        server.ask(&format!("/parameters?{query}"));
        server.ask(&format!("/model?{query}"));
    });
    for text in query.split(['&', '=']) {
        agree::<i64>(text);
        agree::<u8>(text);
        agree::<i128>(text);
        agree::<BigInt>(text);
        agree::<f64>(text);
        agree::<f32>(text);
        agree::<bool>(text);
        agree::<Level>(text);
        agree::<ByteString>(text);
        agree::<AnyDecimal>(text);
        agree::<rust_decimal::Decimal>(text);
        agree::<uuid::Uuid>(text);
        agree::<std::net::IpAddr>(text);
        agree::<chrono::NaiveDate>(text);
        agree::<AnyTime>(text);
        agree::<Email>(text);
        agree::<HttpUrl>(text);
    }
});

/// What the fast pass reads the complete one reads, to the same value.
fn agree<T: Kind>(text: &str) {
    let Ok(fast) = T::read_text(text, &Rules::NEW) else { return };
    match T::validate_input(&text.into()) {
        Ok(complete) => assert_eq!(fast.dump_json(), complete.dump_json(), "{text:?}"),
        Err(report) => panic!("the fast pass reads {text:?}: {report}"),
    }
}
