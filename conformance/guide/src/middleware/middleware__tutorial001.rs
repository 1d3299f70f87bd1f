use std::time::Instant;

use peregrine::prelude::*;

async fn add_process_time_header(request: Request, next: Next) -> Result<Response> {
    let start = Instant::now();
    let mut response = next.run(request).await?;
    let process_time = start.elapsed().as_secs_f64().to_string();
    response.headers_mut().insert("x-process-time", process_time.parse()?);
    Ok(response)
}

pub(super) fn app() -> App {
    App::new().middleware(add_process_time_header)
}
