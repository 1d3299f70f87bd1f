use peregrine::prelude::*;

#[derive(Debug)]
struct InternalError(String);

impl std::fmt::Display for InternalError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InternalError {}

#[dependency]
async fn get_username(out: Yield<String>) -> Result<()> {
    match out.give("Rick".to_owned()).await {
        Err(error) if error.downcast_ref::<InternalError>().is_some() => Err(error.into()),
        _ => Ok(()),
    }
}

#[get("/items/{item_id}")]
fn get_item(item_id: String, #[depends(get_username)] username: String) -> Result<Json<String>> {
    match item_id.as_str() {
        "portal-gun" => {
            let text = format!("The portal gun is too dangerous to be owned by {username}");
            Err(InternalError(text).into())
        }
        "plumbus" => Ok(Json(item_id)),
        _ => Err(HttpError::new(404, "Item not found, there's only a plumbus here").into()),
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![get_item])
}
