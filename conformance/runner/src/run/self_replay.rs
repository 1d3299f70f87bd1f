//! Replays the corpus against itself: a server that answers what was recorded must pass every case, and one that
//! changes the answers must fail every case. So a comparison that cannot fail does not go unnoticed.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::placeholders::Placeholders;
use super::{CaseResult, Kind, apps, websocket};
use crate::compare::Answer;
use crate::golden::{Corpus, Pattern};
use crate::json::Json;
use crate::server::{Connected, Frame, Request, Response, Server, Socket};

/// Answers what it was given, whatever is asked. A frame that is received is an answer as well: its status says of
/// which kind it is, its body is what it holds.
#[derive(Clone)]
struct Recorded(Rc<RefCell<VecDeque<Response>>>);

impl Recorded {
    fn next(&self) -> Response {
        self.0.borrow_mut().pop_front().expect("an answer is recorded for every request")
    }
}

impl Server for Recorded {
    fn send(&mut self, _: Request) -> Response {
        self.next()
    }

    fn connect(&mut self, _: Request) -> Connected {
        let answer = self.next();
        if answer.status == 101 { Connected::Accepted(Box::new(self.clone())) } else { Connected::Refused(answer) }
    }
}

const TEXT: u16 = 1;
const BYTES: u16 = 2;

impl Socket for Recorded {
    fn subprotocol(&self) -> Option<String> {
        None
    }

    fn send(&mut self, _: Frame) {}

    fn receive(&mut self) -> Frame {
        let answer = self.next();
        match answer.status {
            TEXT => Frame::Text(String::from_utf8_lossy(&answer.body).into_owned()),
            BYTES => Frame::Bytes(answer.body),
            code => Frame::Close(code, String::from_utf8_lossy(&answer.body).into_owned()),
        }
    }

    fn close(self: Box<Self>, _: u16) {}
}

fn of_steps(exchange: &Json) -> Vec<Response> {
    let steps = exchange.get("steps").map(Json::elements).unwrap_or_default();
    let answer = |status, body| Some(Response { status, headers: Vec::new(), body });
    let answered = steps.iter().filter_map(|step| match text(step, "op").as_deref() {
        Some("connect") => {
            let status = step.get("expect").and_then(|expect| expect.get("status")).and_then(Json::as_u64);
            answer(status.and_then(|status| u16::try_from(status).ok()).unwrap(), Vec::new())
        }
        Some("recv") => match websocket::recorded_frame(step).unwrap() {
            Frame::Text(text) => answer(TEXT, text.into_bytes()),
            Frame::Bytes(bytes) => answer(BYTES, bytes),
            Frame::Close(code, reason) => answer(code, reason.into_bytes()),
        },
        _ => None,
    });
    answered.collect()
}

fn response(status: u16, content_type: &str, body: Vec<u8>) -> Response {
    Response { status, headers: vec![("content-type".to_owned(), content_type.as_bytes().to_vec())], body }
}

fn text(value: &Json, name: &str) -> Option<String> {
    value.get(name).and_then(Json::as_str).map(str::to_owned)
}

fn of_exchanges(document: &Json) -> VecDeque<Response> {
    let mut placeholders = Placeholders::of_server(apps::HOST);
    let exchanges = document.get("exchanges").unwrap().elements();
    let answers = exchanges.iter().map(|exchange| {
        if apps::is_websocket(exchange) {
            return of_steps(exchange);
        }
        let recorded = placeholders.fill(exchange.get("response").unwrap());
        for (name, pointer) in exchange.get("capture").map(Json::members).unwrap_or_default() {
            placeholders.set(name, Answer::recorded(&recorded).lookup(pointer.as_str().unwrap()).unwrap());
        }
        vec![of_exchange(&recorded)]
    });
    answers.flatten().collect()
}

fn of_exchange(recorded: &Json) -> Response {
    let answer = Answer::recorded(recorded);
    let headers = answer.headers.iter().flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value)));
    let headers = headers.map(|(name, value)| (name, value.chars().map(|c| u8::try_from(c).unwrap()).collect()));
    let contains = recorded.get("contains").map(|list| list.elements().iter().filter_map(Json::as_str).collect());
    let body = match (recorded.get("json"), text(recorded, "text"), text(recorded, "base64")) {
        (Some(value), ..) => value.to_string().into_bytes(),
        (_, Some(text), _) => text.into_bytes(),
        (.., Some(encoded)) => STANDARD.decode(encoded).unwrap(),
        _ => contains.map(|fragments: Vec<&str>| fragments.join(" ")).unwrap_or_default().into_bytes(),
    };
    // A body that was recorded decoded is sent with its encoding's name; undoing it fails and leaves it as it is.
    Response { status: answer.status, headers: headers.collect(), body }
}

fn of_types(document: &Json) -> VecDeque<Response> {
    let echo_value = text(document, "echo").as_deref() == Some("value");
    let outcome = |outcome: &Json, echo_value: bool| match (outcome.get("ok"), outcome.get("errors")) {
        (Some(value), _) if echo_value => (200, format!("{{\"value\":{value}}}")),
        (Some(value), _) => (200, value.to_string()),
        (_, Some(errors)) => (422, format!("{{\"detail\":{errors}}}")),
        _ => (500, String::new()),
    };
    let mut out = VecDeque::new();
    for case in document.get("cases").unwrap().elements() {
        for recorded in [Some(case), case.get("plain")].into_iter().flatten() {
            let (status, body) = outcome(recorded, echo_value && case.get("whole").is_none());
            out.push_back(match text(recorded, "text") {
                Some(text) => response(status, "text/plain; charset=utf-8", text.into_bytes()),
                None => {
                    response(status, "application/json", text(recorded, "response_raw").unwrap_or(body).into_bytes())
                }
            });
        }
    }
    out
}

fn of_models(document: &Json) -> VecDeque<Response> {
    let cases = document.get("cases").unwrap().elements().iter();
    cases
        .map(|case| {
            let status = u16::try_from(case.get("status").unwrap().as_u64().unwrap()).unwrap();
            let json = text(case, "response_raw").or_else(|| case.get("response").map(Json::to_string));
            let content_type = text(case, "content_type").unwrap_or_else(|| "application/json".to_owned());
            let body = json.or_else(|| text(case, "text")).unwrap();
            let mut response = response(status, &content_type, body.into_bytes());
            for (name, value) in case.get("response_headers").map(Json::members).unwrap_or_default() {
                response.headers.push((name.clone(), value.as_str().unwrap().as_bytes().to_vec()));
            }
            response
        })
        .collect()
}

fn recorded(kind: Kind, document: &Json) -> VecDeque<Response> {
    let json = |value: Option<&Json>| value.map(|value| response(200, "application/json", value.to_string().into()));
    match kind {
        Kind::Apps => of_exchanges(document),
        Kind::Documents => {
            let filled = document.get("openapi").map(|value| Placeholders::of_server(apps::HOST).fill(value));
            json(filled.as_ref()).into_iter().collect()
        }
        Kind::Types => of_types(document),
        Kind::Schemas => json(Some(document)).into_iter().collect(),
        Kind::Models | Kind::Malformed => of_models(document),
    }
}

/// Replays every `step`th file of the corpus against itself, its answers changed, and hands every result to `check`.
fn replay(step: usize, change: impl Fn(&mut Response), check: impl Fn(Kind, &str, &Json, &CaseResult)) {
    // The types are many; a share of them has every form of a case.
    let share = ["*_plain", "set_*", "s*", "m*", "body_*"].map(Pattern::new);
    for kind in Kind::ALL {
        let mut cases = 0;
        for file in Corpus::vendored().files(kind.folder()).unwrap().iter().step_by(step) {
            if kind == Kind::Types && !share.iter().any(|pattern| pattern.covers(&file.name)) {
                continue;
            }
            let document = file.document().unwrap();
            let mut answers = recorded(kind, &document);
            answers.iter_mut().for_each(&change);
            let results = kind.run(&document, &mut Recorded(Rc::new(RefCell::new(answers))));
            assert_eq!(results.len(), kind.planned(&document).cases, "{}", file.name);
            results.iter().for_each(|result| check(kind, &file.name, &document, result));
            cases += results.len();
        }
        assert!(cases > 80, "{} has {cases} cases", kind.name());
    }
}

#[test]
fn recorded_answers_pass() {
    replay(
        1,
        |_| {},
        |kind, file, _, case| {
            assert!(case.passed(), "{} {file} {}: {:#?}", kind.name(), case.name, case.differences);
        },
    );
}

#[test]
fn another_status_fails() {
    replay(
        5,
        |response| response.status += 1,
        |kind, file, _, case| assert!(!case.passed(), "{} {file} {}", kind.name(), case.name),
    );
}

#[test]
fn another_body_fails() {
    replay(
        5,
        |response| match std::str::from_utf8(&response.body) {
            Ok("") => response.body = b"x".to_vec(),
            Ok(body) if body.starts_with(['{', '[']) => response.body = format!("[0,{body}]").into_bytes(),
            _ => response.body = b"\xff".to_vec(),
        },
        |kind, file, document, case| {
            // These have no body to change, or one that is free.
            let bodiless = case.name.contains("HEAD") || matches!(case.status, Some(204 | 304));
            let exchanges = document.get("exchanges").map(Json::elements).unwrap_or_default();
            let is_free = |exchange: &Json| {
                let here = text(exchange, "name").as_deref() == Some(&case.name);
                here && exchange.get("request").and_then(|r| text(r, "method")).as_deref() == Some("HEAD")
            };
            let is_refusal = |exchange: &Json| {
                let here = text(exchange, "name").as_deref() == Some(&case.name);
                let steps = exchange.get("steps").map(Json::elements).unwrap_or_default();
                here && apps::is_websocket(exchange)
                    && !steps.iter().any(|step| text(step, "op").as_deref() == Some("recv"))
            };
            let bodiless = bodiless || exchanges.iter().any(is_refusal);
            let free = bodiless || exchanges.iter().any(is_free);
            assert!(free || !case.passed(), "{} {file} {}", kind.name(), case.name);
        },
    );
}
