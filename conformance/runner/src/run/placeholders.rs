//! Fills `{{base}}`, `{{host}}` and captured values into recorded requests and answers.

use std::collections::HashMap;

use crate::json::Json;

/// What the placeholders of a file stand for, by name.
#[derive(Debug, Clone)]
pub(super) struct Placeholders(HashMap<String, Json>);

impl Placeholders {
    /// Those that every file knows: the server's base URL and its host.
    pub(super) fn of_server(host: &str) -> Placeholders {
        let base = Json::String(format!("http://{host}"));
        let host = Json::String(host.to_owned());
        Placeholders(HashMap::from([("base".to_owned(), base), ("host".to_owned(), host)]))
    }

    /// Adds or replaces one.
    pub(super) fn set(&mut self, name: &str, value: Json) {
        self.0.insert(name.to_owned(), value);
    }

    /// The value with every known placeholder filled in. A string that is nothing but one takes the value's type.
    pub(super) fn fill(&self, value: &Json) -> Json {
        match value {
            Json::String(text) => self.fill_string(text),
            Json::Array(elements) => Json::Array(elements.iter().map(|element| self.fill(element)).collect()),
            Json::Object(members) => {
                Json::Object(members.iter().map(|(name, value)| (self.fill_text(name), self.fill(value))).collect())
            }
            _ => value.clone(),
        }
    }

    fn fill_string(&self, text: &str) -> Json {
        let name = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        match name.and_then(|name| self.0.get(name)) {
            Some(value) => value.clone(),
            None => Json::String(self.fill_text(text)),
        }
    }

    fn fill_text(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("{{") {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let name = rest[2..].find("}}").map(|end| &rest[2..2 + end]);
            if let Some((name, value)) = name.and_then(|name| self.0.get_key_value(name)) {
                match value {
                    Json::String(text) => out.push_str(text),
                    other => out.push_str(&other.to_string()),
                }
                rest = &rest[name.len() + 4..];
            } else {
                out.push('{');
                rest = &rest[1..];
            }
        }
        out + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_placeholders_are_filled_and_others_stay() {
        let mut placeholders = Placeholders::of_server("h:1");
        placeholders.set("id", Json::Number("7".to_owned()));
        let fill = |text: &str| placeholders.fill(&Json::String(text.to_owned())).to_string();
        assert_eq!(fill("{{base}}/x?{{host}}"), "\"http://h:1/x?h:1\"");
        assert_eq!(fill("{{id}}"), "7");
        assert_eq!(fill("/{{id}}"), "\"/7\"");
        assert_eq!(fill("{{{id}}}"), "\"{7}\"");
        assert_eq!(fill("{{ id }} {{other}} {{"), "\"{{ id }} {{other}} {{\"");
    }
}
