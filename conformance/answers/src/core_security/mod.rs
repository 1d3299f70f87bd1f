//! Every security scheme, required and optional.

conformance_runner::apps! {
    core__dependency_security_overrides
    core__security_api_key_cookie_optional
    core__security_api_key_header
    core__security_api_key_query
    core__security_api_key_query_description
    core__security_http_base_description
    core__security_http_base_optional
    core__security_http_basic_optional
    core__security_http_basic_realm_description
    core__security_http_bearer
    core__security_http_bearer__fn
    core__security_http_bearer_description
    core__security_http_bearer_optional
    core__security_http_digest
    core__security_http_digest_description
    core__security_http_digest_optional
    core__security_oauth2
    core__security_oauth2_authorization_code_bearer
    core__security_oauth2_authorization_code_bearer_scopes_openapi
    core__security_oauth2_authorization_code_bearer_scopes_openapi_simple
    core__security_oauth2_optional
    core__security_oauth2_optional_description
    core__security_oauth2_password_bearer_optional_description
    core__security_openid_connect
    core__security_openid_connect_optional
    core__security_scopes__fn
    core__security_scopes_dont_propagate
    core__security_websockets__fn
    core__webhooks_security
}
