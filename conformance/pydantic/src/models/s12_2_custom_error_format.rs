use peregrine::prelude::*;

#[derive(Model)]
struct UserCreate {
    #[field(min_length = 2, max_length = 50)]
    name: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")]
    email: String,
}

async fn refused(request: Request, error: ValidationError) -> (StatusCode, Json<Value>) {
    let errors: Vec<Value> = error
        .issues()
        .iter()
        .map(|issue| {
            let place: Vec<_> = issue.location().map(ToString::to_string).filter(|item| item != "body").collect();
            json!({
                "field": place.join(" -> "),
                "message": issue.message(),
                "type": issue.code(),
                "value": issue.input().clone().into_owned()
            })
        })
        .collect();
    let body = json!({
        "status": "error",
        "message": "Validation failed",
        "error_count": errors.len(),
        "errors": errors,
        "timestamp": "2024-01-15T10:30:00",
        "path": request.url()
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body))
}

#[post("/m")]
async fn create_user(user: UserCreate, #[query(default = false)] dry: bool) -> Json<UserCreate> {
    let _ = dry;
    Json(user)
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_user]).on_error(refused)
}
