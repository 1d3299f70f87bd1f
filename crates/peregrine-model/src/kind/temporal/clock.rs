use std::time::SystemTime;

use chrono::{DateTime, Utc};

/// The one place where the clock is read. What compares with it takes the moment as an argument.
pub(in crate::kind) fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}
