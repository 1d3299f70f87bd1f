use peregrine::prelude::*;

#[get("/protected")]
async fn protected_route(
    #[header(alias = "Authorization")] authorization: String,
    #[header(default = "en", alias = "Accept-Language")] accept_language: String,
    #[header(alias = "X-Request-ID")] x_request_id: Option<String>,
) -> Value {
    let start: String = authorization.chars().take(20).collect();
    json!({"auth": format!("{start}..."), "language": accept_language, "request_id": x_request_id})
}

#[get("/preferences")]
async fn get_preferences(
    #[cookie] session_id: Option<String>,
    #[cookie(default = "light")] theme: String,
    #[cookie(default = "en")] language: String,
) -> Value {
    json!({"session_id": session_id, "theme": theme, "language": language})
}

#[get("/typed")]
async fn typed(
    #[header(ge = 1)] x_count: i64,
    #[header(default = false)] x_flag: bool,
    #[header] x_tag: Option<Vec<String>>,
    #[header] user_agent: Option<String>,
    #[header(convert_underscores = false)] strange_header: Option<String>,
    #[cookie(ge = 0, default = 0)] visits: i64,
) -> Value {
    json!({
        "x_count": x_count,
        "x_flag": x_flag,
        "x_tag": x_tag,
        "user_agent": user_agent,
        "strange": strange_header,
        "visits": visits,
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![protected_route, get_preferences, typed])
}
