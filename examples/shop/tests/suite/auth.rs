//! The login, and what only those may do who are logged in.

use peregrine::prelude::*;
use peregrine::testing::TestClient;

fn login(client: &TestClient) -> String {
    let answer = client.post("/api/v1/token").form([("username", "ada"), ("password", "lovelace")]).send();
    let token = answer.assert_status(200).json()["access_token"].clone();
    format!("Bearer {}", token.as_str().unwrap())
}

#[test]
fn a_login_gives_a_token_that_tells_who_asks() {
    let client = TestClient::new(shop::app());
    let token = login(&client);
    assert_ne!(token, login(&client));
    let me = client.get("/api/v1/users/me").header("authorization", token).send();
    me.assert_json(json!({"username": "ada", "full_name": "Ada Lovelace"}));
}

#[test]
fn a_login_may_be_sent_in_either_encoding_of_forms() {
    let part =
        |name: &str, value: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let body = part("username", "ada") + &part("password", "lovelace") + "--x--\r\n";
    let request = TestClient::new(shop::app()).post("/api/v1/token").body(body);
    request.header("content-type", "multipart/form-data; boundary=x").send().assert_status(200);
}

#[test]
fn who_is_not_logged_in_changes_nothing() {
    let client = TestClient::new(shop::app());
    let item = json!({"title": "auth", "price": 1, "category": "lamps"});
    client
        .post("/api/v1/items")
        .json(item.clone())
        .send()
        .assert_status(401)
        .assert_header("www-authenticate", "Bearer");
    let guess = client.post("/api/v1/items").header("authorization", "Bearer guess").json(item).send();
    guess.assert_status(401).assert_json(json!({"detail": "Unknown token"}));
    let wrong = client.post("/api/v1/token").form([("username", "ada"), ("password", "Lovelace")]).send();
    wrong.assert_status(401).assert_json(json!({"detail": "Incorrect username or password"}));
}

#[test]
fn the_journal_tells_who_changed_what_and_how_it_ended() {
    let client = TestClient::new(shop::app());
    let token = login(&client);
    let missing = "/api/v1/items/987654321";
    client.delete(missing).header("authorization", &token).send().assert_status(404);
    let journal = client.get("/api/v1/journal").header("authorization", &token).send().json();
    let Value::Array(entries) = journal else { panic!("no list") };
    let entry = json!({"username": "ada", "request": format!("DELETE {missing}"), "done": false});
    assert!(entries.contains(&entry), "{entry:?} is not in {entries:?}");
}
