//! The Authorize button of Swagger UI, pressed in a browser. Needs Chromium; without it, the test says so.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use peregrine::prelude::*;

use super::chromium::{self, Server};

/// What is done in the page: logs in, and asks who is logged in with "Try it out".
const LOGIN: &str = r#"(async () => {
    const until = async (what, find) => {
        for (let tries = 0; tries < 600; tries += 1) {
            const found = find();
            if (found) return found;
            await new Promise(resolve => setTimeout(resolve, 50));
        }
        throw new Error(`not shown: ${what}: ${document.body.innerText.slice(0, 2000)}`);
    };
    const one = selector => document.querySelector(selector);
    const shown = selector => until(selector, () => one(selector));
    const type = async (selector, text) => {
        const input = await shown(selector);
        // React keeps the value itself: it must see the change.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
        input.dispatchEvent(new Event('input', {bubbles: true}));
        input.dispatchEvent(new Event('change', {bubbles: true}));
    };
    (await shown('.auth-wrapper > .authorize')).click();
    await type('#oauth_username', 'ada');
    await type('#oauth_password', 'lovelace');
    (await shown('.auth-btn-wrapper .authorize')).click();
    const dialog = await until('Logout', () => {
        const buttons = [...document.querySelectorAll('.auth-btn-wrapper button')];
        return buttons.some(button => button.textContent === 'Logout') && one('.dialog-ux').innerText;
    });
    (await shown('.auth-btn-wrapper .btn-done')).click();
    const block = '#operations-users-read_me_api_v1_users_me_get';
    (await shown(`${block} .opblock-summary-control`)).click();
    (await shown(`${block} .try-out__btn`)).click();
    (await shown(`${block} .execute`)).click();
    const answer = await until('an answer', () => one(`${block} .live-responses-table .highlight-code`)?.innerText);
    one(block).scrollIntoView();
    return JSON.stringify({dialog, answer});
})()"#;

#[test]
fn the_authorize_button_logs_in_and_requests_carry_the_token() {
    let Some(chromium) = chromium::find("the Authorize button in a browser") else { return };
    let server = Server::start();
    let mut browser = Browser::start(&chromium);
    browser.open(&server.url("/docs"));
    let seen = browser.evaluate(LOGIN);
    let seen = Value::validate_json(seen.as_bytes()).unwrap();
    let text = |name: &str| seen[name].as_str().unwrap_or_default();
    assert!(text("dialog").contains("Authorized"), "the dialog shows: {}", text("dialog"));
    assert!(text("answer").contains("Ada Lovelace"), "the answer is: {}", text("answer"));
    let picture = browser.call("Page.captureScreenshot", json!({}));
    // An empty page of this size makes a picture of 9 kB.
    assert!(picture["data"].as_str().is_some_and(|data| data.len() > 20_000), "the picture shows nothing");
}

/// Chromium, told what to do by the messages of its DevTools protocol.
struct Browser {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    folder: PathBuf,
    session: Option<String>,
    last_id: i64,
}

impl Browser {
    fn start(chromium: &Path) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("authorize-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        // Chromium takes messages from descriptor 3 and answers on 4, which only a shell opens for it.
        let mut process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
            .arg(chromium)
            .args(chromium::FLAGS)
            .arg("--remote-debugging-pipe")
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        Self { process, to, from, folder, session: None, last_id: 0 }
    }

    /// Opens a page and waits until it is there.
    fn open(&mut self, url: &str) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = self.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        self.session = attached["sessionId"].as_str().map(str::to_owned);
        self.call("Page.enable", json!({}));
        self.call("Page.navigate", json!({"url": url}));
        while self.read()["method"] != "Page.loadEventFired" {}
    }

    /// Runs a script in the page that promises a text.
    fn evaluate(&mut self, script: &str) -> String {
        let asked = json!({"expression": script, "awaitPromise": true, "returnByValue": true});
        let result = self.call("Runtime.evaluate", asked);
        result["result"]["value"].as_str().unwrap_or_else(|| panic!("the script failed: {result:?}")).to_owned()
    }

    /// Sends a message and waits for its answer. Messages end with a zero byte.
    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.last_id += 1;
        let mut message = json!({"id": self.last_id, "method": method, "params": parameters});
        if let (Value::Object(message), Some(session)) = (&mut message, &self.session) {
            message.insert("sessionId", session.clone());
        }
        let mut bytes = message.dump_json();
        bytes.push(0);
        self.to.write_all(&bytes).unwrap();
        loop {
            let answer = self.read();
            if answer["id"] == self.last_id {
                assert_eq!(answer["error"], Value::Null, "Chromium refuses {method}");
                return answer["result"].clone();
            }
        }
    }

    /// The next message.
    fn read(&mut self) -> Value {
        let mut message = Vec::new();
        assert_ne!(self.from.read_until(0, &mut message).unwrap(), 0, "Chromium ended");
        message.pop();
        Value::validate_json(&message).unwrap()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
