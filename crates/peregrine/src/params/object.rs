//! Parameter models: all parameters of a place as one object.

use std::borrow::Cow;

use peregrine_model::model::{Declared, Fields};
use peregrine_model::{Extra, Failed, Field, Input, Kind, LocItem, Object, Shape, Validation};

use super::{Place, wire_name};
use crate::endpoint::Arguments;

/// The texts of one place, by name.
pub(super) trait Texts<'t> {
    /// The text that counts where one is wanted.
    fn one(&self, name: &str) -> Option<Cow<'t, str>>;

    /// All texts of the name.
    fn all(&self, name: &str) -> Vec<Cow<'t, str>>;

    /// The names in order, repeated ones too.
    fn names(&self) -> Vec<Cow<'t, str>>;

    /// Whether a name can have several texts.
    fn has_lists(&self) -> bool {
        true
    }
}

impl Arguments<'_> {
    /// Takes all parameters of a place as one model.
    pub(super) fn model<'t, T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        texts: &impl Texts<'t>,
    ) -> Result<T, Failed> {
        let mut fields = Fields::without_schemas();
        T::declare(&mut fields);
        let extra = fields.extra_of();
        let declared = fields.into_declared();
        let gathered = gather(&declared, field.info.convert_underscores, place, texts);
        // Only a model that may be `None` can be absent: any other is made of what there is, if that is nothing.
        let nullable = T::absent().is_some();
        if nullable && !gathered.has_own && (extra == Extra::Ignore || gathered.object.is_empty()) {
            return field.absent().ok_or_else(|| self.missing_whole(place));
        }
        let input = Input::Object(gathered.object);
        let mut state = Validation::new();
        match T::validate(&input, &field.info.rules, &mut state) {
            Ok(value) => Ok(value),
            Err(failed) => {
                let issues = state.into_issues().into_iter();
                let issues = issues.map(|issue| issue.renamed(|item| header_name(item, &gathered.renamed)));
                self.findings.add_issues(place, None, issues.collect());
                Err(failed)
            }
        }
    }
}

struct Gathered<'t> {
    object: Object<'t>,
    /// Whether any of the model's own parameters was sent.
    has_own: bool,
    /// The names of fields that have another one on the wire.
    renamed: Vec<(&'static str, String)>,
}

/// Takes the declared parameters first, then all others, so that the model can refuse them.
fn gather<'t>(declared: &[Declared], converts: bool, place: Place, texts: &impl Texts<'t>) -> Gathered<'t> {
    let mut gathered = Gathered { object: Object::new(), has_own: false, renamed: Vec::new() };
    let mut taken: Vec<Cow<'static, str>> = Vec::new();
    for field in declared {
        let mut info = field.info;
        info.convert_underscores &= converts;
        let (name, wire) = (info.wire_name(), wire_name(&info, place));
        let value = if field.shape == Shape::List && texts.has_lists() {
            let all = texts.all(&wire);
            (!all.is_empty()).then(|| Input::Array(all.into_iter().map(Input::Str).collect()))
        } else {
            texts.one(&wire).map(Input::Str)
        };
        if let Some(value) = value {
            gathered.has_own = true;
            gathered.object.insert(name, value);
        }
        if wire != name {
            gathered.renamed.push((name, wire.clone().into_owned()));
            taken.push(Cow::Borrowed(name));
        }
        taken.push(wire);
    }
    for name in texts.names() {
        let is_taken = taken.iter().any(|taken| match place {
            Place::Header => taken.eq_ignore_ascii_case(&name),
            _ => *taken == name,
        });
        if !is_taken && !gathered.object.contains(&name) {
            let mut all: Vec<_> = texts.all(&name).into_iter().map(Input::Str).collect();
            let value = if all.len() == 1 { all.remove(0) } else { Input::Array(all) };
            gathered.object.insert(name, value);
        }
    }
    gathered
}

/// The name of a header in place of the name of its field.
fn header_name(item: &mut LocItem<'_>, renamed: &[(&'static str, String)]) {
    if let LocItem::Key(key) = item
        && let Some((_, wire)) = renamed.iter().find(|(name, _)| name == key)
    {
        *key = Cow::Owned(wire.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[derive(Model)]
    struct Filters {
        q: String,
    }

    #[derive(Model)]
    struct Paging {
        #[field(default = 10)]
        limit: i64,
    }

    #[get("/required")]
    async fn required(#[query(required)] filters: Option<Filters>) -> Value {
        json!(filters)
    }

    #[get("/defaulted")]
    async fn defaulted(#[query(default = Paging { limit: 1 })] paging: Paging) -> Value {
        json!(paging)
    }

    #[test]
    fn model_that_must_be_there_is_missing_as_a_whole() {
        let client = TestClient::new(App::new().routes(routes![required]));
        let detail = client.get("/required").send().json()["detail"].clone();
        assert_eq!(detail, json!([{"type": "missing", "loc": ["query"], "msg": "Field required", "input": null}]));
        client.get("/required?q=x").send().assert_json(json!({"q": "x"}));
    }

    #[test]
    fn model_without_any_parameter_is_made_of_its_own_defaults() {
        let client = TestClient::new(App::new().routes(routes![defaulted]));
        client.get("/defaulted").send().assert_json(json!({"limit": 10}));
    }
}
