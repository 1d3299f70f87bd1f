//! Mistakes in an application: all of them, each with its functions and the way out.

use std::collections::BTreeMap;

use peregrine::prelude::*;

#[get("/items/{id}")]
async fn first(id: i64) -> Value {
    json!(id)
}

#[get("/items/{name}")]
async fn second(name: String) -> Value {
    json!(name)
}

#[get("/a", operation_id = "same")]
async fn one() {}

#[get("/b", operation_id = "same")]
async fn other() {}

#[get("/")]
async fn wants_prefix(#[path(in_prefix)] shop: i64) -> Value {
    json!(shop)
}

#[get("/plain")]
async fn ignores_prefix() {}

#[get("/map")]
async fn takes_map(#[query] filter: BTreeMap<String, i64>) -> Value {
    json!(filter)
}

#[get("/fine")]
async fn fine() {}

/// The messages, the place of a function written as its name: the line is asserted once, below.
fn mistakes(app: App) -> Vec<String> {
    let errors = app.openapi().unwrap_err();
    errors.list().iter().map(|error| without_lines(&error.to_string())).collect()
}

fn without_lines(message: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in message.split(' ') {
        let place = word.trim_start_matches('(');
        if place.starts_with(file!()) {
            words.push(word.chars().filter(|char| !char.is_ascii_digit()).collect::<String>().replace(file!(), "FILE"));
        } else {
            words.push(word.replace(concat!(module_path!(), "::"), ""));
        }
    }
    words.join(" ")
}

#[test]
fn conflicting_routes_name_both_functions() {
    let expected = "`second` (FILE:): never answers, for `first` (FILE:) answers `GET /items/{id}` already; change the path or \
                    the method of one";
    assert_eq!(mistakes(App::new().routes(routes![first, second])), [expected]);
}

#[test]
fn a_place_is_the_file_and_the_line_of_the_attribute() {
    #[get("/late", operation_id = "same")]
    async fn late() {}
    let message = App::new().routes(routes![one, late]).openapi().unwrap_err().to_string();
    let place = format!("({}:{})", file!(), line!() - 3);
    assert!(message.contains(&place), "{message} names {place}");
}

#[test]
fn operations_of_one_id_are_told() {
    let expected =
        "`other` (FILE:): has the operation id `same` of `one` (FILE:); give one of them another `operation_id`";
    assert_eq!(mistakes(App::new().routes(routes![one, other])), [expected]);
}

#[test]
fn a_prefix_begins_with_a_slash_and_ends_without() {
    for prefix in ["shops", "/shops/"] {
        let found = mistakes(App::new().include(Router::new().prefix(prefix).routes(routes![fine])));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(&format!("`{prefix}`")), "{found:?}");
    }
}

#[test]
fn a_path_parameter_must_stand_in_a_prefix() {
    let app = App::new().include(Router::new().prefix("/shops").routes(routes![wants_prefix]));
    assert_eq!(mistakes(app), ["`wants_prefix` (FILE:): no prefix and no path has `{shop}`: found `/shops/`"]);
}

#[test]
fn what_a_prefix_has_somebody_must_take() {
    let app = App::new().include(Router::new().prefix("/shops/{shop}").routes(routes![ignores_prefix]));
    assert_eq!(
        mistakes(app),
        ["`ignores_prefix` (FILE:): no parameter takes `{shop}`: add `#[path(in_prefix)] shop: String`"]
    );
}

#[test]
fn a_parameter_that_a_prefix_has_comes_from_the_path_and_else_from_the_query() {
    #[get("/items")]
    async fn items(user: Option<String>, page: Option<i64>) -> Value {
        json!([user, page])
    }
    let items = || Router::new().routes(routes![items]);
    let app = App::new().include(items()).include(items().prefix("/{user}"));
    let client = peregrine::testing::TestClient::new(app);
    client.get("/items?user=a&page=1").send().assert_json(json!(["a", 1]));
    client.get("/b/items?user=a").send().assert_json(json!(["b", null]));
}

#[test]
fn a_map_cannot_come_from_the_query() {
    let expected =
        "`takes_map` (FILE:): `filter` can't come from the query: its type is neither one text nor a list of texts";
    assert_eq!(mistakes(App::new().routes(routes![takes_map])), [expected]);
}

#[test]
fn all_mistakes_are_told_together() {
    let app = App::new()
        .routes(routes![first, second, one, other, takes_map])
        .include(Router::new().prefix("bad").routes(routes![fine]))
        .include(Router::new().prefix("/shops").routes(routes![wants_prefix]));
    let errors = app.into_service().unwrap_err();
    assert_eq!(errors.list().len(), 5, "{errors}");
    assert_eq!(errors.to_string().lines().count(), 5, "{errors}");
}

#[test]
fn an_application_without_mistakes_is_built() {
    let app = App::new().routes(routes![first, one, fine]);
    assert!(app.into_service().is_ok());
}
