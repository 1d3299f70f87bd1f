//! Parameter models: all parameters of a place as one object.

use std::borrow::Cow;

use peregrine_model::model::{Declared, Fields, Spelling};
use peregrine_model::{Extra, Failed, Field, FieldInfo, Input, Kind, LocItem, Object, Shape, Validation};

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
        let (extra, by_alias) =
            fields.model_info().map_or((Extra::Ignore, true), |info| (info.extra, info.loc_by_alias));
        let declared = fields.into_declared();
        let gathered = gather(&declared, field.info.convert_underscores, place, texts);
        // Only a model that may be `None` can be absent: any other is made of what there is, if that is nothing.
        let nullable = T::absent().is_some();
        if nullable && !gathered.has_own && (extra == Extra::Ignore || gathered.object.is_empty()) {
            return self.absent_whole(field, place);
        }
        let input = Input::Object(gathered.object);
        let mut state = Validation::new();
        match field.validate(&input, &mut state) {
            Ok(value) => Ok(value),
            Err(failed) => {
                let renamed: &[_] = if by_alias { &gathered.renamed } else { &[] };
                let issues = state.into_issues().into_iter();
                let issues = issues.map(|issue| issue.renamed(|item| header_name(item, renamed)));
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

/// A name under which a field may come: in the object, and on the wire.
type NamePair = (&'static str, Cow<'static, str>);

/// Takes the declared parameters first, then all others, so that the model can take or refuse them.
fn gather<'t>(declared: &[Declared], converts: bool, place: Place, texts: &impl Texts<'t>) -> Gathered<'t> {
    let mut gathered = Gathered { object: Object::new(), has_own: false, renamed: Vec::new() };
    let mut taken: Vec<Cow<'static, str>> = Vec::new();
    for field in declared {
        let pairs = names(&field.info, converts, place);
        let sent = pairs.iter().find_map(|pair| Some((pair, value(field, &pair.1, texts)?)));
        let (name, wire) = sent.as_ref().map_or(&pairs[0], |(pair, _)| *pair);
        if name != wire {
            gathered.renamed.push((name, wire.clone().into_owned()));
        }
        taken.push(wire.clone());
        // What is asked for with hyphens isn't taken with underscores, not even as something undeclared.
        taken.extend(pairs.iter().filter(|(name, wire)| name != wire).map(|(name, _)| Cow::Borrowed(*name)));
        if let Some((_, value)) = sent {
            gathered.has_own = true;
            gathered.object.insert(*name, value);
        }
    }
    for name in texts.names() {
        let is_taken = taken.iter().any(|taken| match place {
            Place::Header => taken.eq_ignore_ascii_case(&name),
            _ => *taken == name,
        });
        if !is_taken {
            let mut all: Vec<_> = texts.all(&name).into_iter().map(Input::Str).collect();
            let value = if all.len() == 1 { all.remove(0) } else { Input::Array(all) };
            gathered.object.insert(name, value);
        }
    }
    gathered
}

/// The names under which a field may come, the first one first. What stands further inside of the object comes as
/// something undeclared.
fn names(info: &FieldInfo, converts: bool, place: Place) -> Vec<NamePair> {
    let mut info = *info;
    info.convert_underscores &= converts;
    let has_path = info.spellings.iter().any(|spelling| matches!(spelling, Spelling::Path(..)));
    let first = (info.wire_name(), wire_name(&info, place));
    if info.spellings.is_empty() && !info.by_name {
        return vec![first];
    }
    let mut names: Vec<NamePair> = match info.spellings {
        [] => vec![first],
        _ if has_path => vec![(info.name, converted(&info, place))],
        spellings => spellings.iter().map(|spelling| (spelling.member(), Cow::Borrowed(spelling.member()))).collect(),
    };
    if info.by_name && !has_path {
        names.push((info.name, converted(&info, place)));
    }
    names
}

/// A field's own name on the wire.
fn converted(info: &FieldInfo, place: Place) -> Cow<'static, str> {
    let mut info = *info;
    info.alias = None;
    wire_name(&info, place)
}

/// What was sent for a field under a name.
fn value<'t>(field: &Declared, name: &str, texts: &impl Texts<'t>) -> Option<Input<'t>> {
    if field.shape != Shape::List || !texts.has_lists() {
        return texts.one(name).map(Input::Str);
    }
    let all = texts.all(name);
    (!all.is_empty()).then(|| Input::Array(all.into_iter().map(Input::Str).collect()))
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
