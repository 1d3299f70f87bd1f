//! Routers, prefixes, convertors.

conformance_runner::apps! {
    core__callable_endpoint
    core__custom_route_class
    core__extra_routes
    core__include_route
    core__route_handler_wrapping__2
    core__route_handler_wrapping__4
    core__router_include_context__2
    core__router_include_context__4
    core__router_redirect_slashes__fn
    core__starlette_urlconvertors
    core__strict_content_type_router_level
    core__ws_router
    core__ws_router__2
}
