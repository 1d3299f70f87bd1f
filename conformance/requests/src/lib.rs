//! Golden apps of FastAPI's own tests, about what is read of requests: a folder for each topic, a file for each app.

conformance_runner::topics! {
    core_bodies
    core_forms
    core_params
    core_request_aliases
    core_request_params
}
