//! Golden apps of FastAPI's own tests, about everything but what is read of requests, and those of the laboratory.
//!
//! A folder for each topic, a file for each app.

conformance_runner::topics! {
    core_dependencies
    core_errors
    core_openapi
    core_other
    core_responses
    core_routing
    core_security
    core_streaming
    lab
}
