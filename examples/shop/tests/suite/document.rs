//! What the document says about the shop.

use peregrine::Value;
use peregrine::testing::TestClient;

fn document() -> Value {
    TestClient::new(shop::app()).get("/openapi.json").send().assert_status(200).json()
}

#[test]
fn declared_errors_are_documented() {
    let document = document();
    let one = &document["paths"]["/api/v1/items/{item_id}"];
    let statuses = |method: &str| -> Vec<String> {
        let Value::Object(responses) = &one[method]["responses"] else { panic!("no responses") };
        responses.iter().map(|(status, _)| status.to_owned()).collect()
    };
    assert_eq!(statuses("get"), ["200", "404", "422"]);
    // Those of the dependencies, and of the router, stand there too.
    assert_eq!(statuses("patch"), ["200", "404", "409", "401", "400", "422"]);
    assert_eq!(statuses("delete"), ["204", "404", "401", "400", "422"]);
    assert_eq!(one["get"]["responses"]["404"]["description"], "Item not found");
}

#[test]
fn constraints_are_documented() {
    let document = document();
    let title = &document["components"]["schemas"]["ItemInput"]["properties"]["title"];
    assert_eq!(title["minLength"], 1);
    assert_eq!(title["maxLength"], 200);
    assert_eq!(title["description"], "Shown in lists. No two items have the same.");
}

#[test]
fn a_doc_comment_is_summary_and_description() {
    let document = document();
    let list = &document["paths"]["/api/v1/items"]["get"];
    assert_eq!(list["summary"], "List items.");
    assert_eq!(
        list["description"],
        "Without conditions these are all items; with several, those that meet all of them."
    );
}
