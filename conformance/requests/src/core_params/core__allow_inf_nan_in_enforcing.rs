use peregrine::prelude::*;

#[route("/", method = "POST")]
async fn get(
    #[query(allow_inf_nan = true, default = 0)] x: f64,
    #[query(allow_inf_nan = false, default = 0)] y: f64,
    #[query(default = 0)] z: f64,
    #[body(allow_inf_nan = false, default = 0)] b: f64,
) -> String {
    let _ = (x, y, z, b);
    "OK".to_owned()
}

pub(super) fn app() -> App {
    App::new().routes(routes![get])
}
