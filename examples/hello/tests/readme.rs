//! The README shows this application, word for word.

#[test]
fn the_readme_shows_this_application() {
    let (_, shown) = include_str!("../src/main.rs").split_once('\n').expect("the first line is the module's comment");
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(&format!("```rust\n{shown}```")), "README.md doesn't show `examples/hello/src/main.rs`");
}
