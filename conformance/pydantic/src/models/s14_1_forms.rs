use peregrine::prelude::*;

#[post("/login")]
async fn login(
    #[form(min_length = 3, max_length = 50)] username: String,
    #[form(min_length = 8)] password: String,
    #[form(default = false)] remember_me: bool,
) -> Result<Value, HttpError> {
    if username == "admin" && password == "Admin!234" {
        return Ok(json!({"status": "success", "username": username, "remember_me": remember_me}));
    }
    Err(HttpError::new(401, "Invalid credentials"))
}

#[post("/contact")]
async fn submit_contact_form(
    #[form(min_length = 2, max_length = 100)] name: String,
    #[form(pattern = r"^[\w\.-]+@[\w\.-]+\.\w{2,}$")] email: String,
    #[form(min_length = 5, max_length = 200)] subject: String,
    #[form(min_length = 20, max_length = 5000)] message: String,
    #[form(default = "general")] category: String,
    #[form(default = 3, ge = 1, le = 5)] priority: i64,
) -> Value {
    let contact = json!({
        "name": name,
        "email": email,
        "subject": subject,
        "message_length": message.chars().count(),
        "category": category,
        "priority": priority
    });
    json!({"status": "submitted", "contact": contact})
}

#[post("/tags")]
async fn tags(#[form] tag: Vec<String>, #[form] n: Option<i64>) -> Value {
    json!({"tag": tag, "n": n})
}

pub(super) fn app() -> App {
    App::new().routes(routes![login, submit_contact_form, tags])
}
