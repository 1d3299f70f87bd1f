//! Work after the answer.

apps! {
    background_tasks__tutorial002
}
