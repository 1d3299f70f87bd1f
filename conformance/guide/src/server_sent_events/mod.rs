//! Answers of server-sent events.

conformance_runner::apps! {
    server_sent_events__tutorial001
    server_sent_events__tutorial003
    server_sent_events__tutorial004
    server_sent_events__tutorial005
}
