//! Parameter models: all parameters of a place as one object.

use std::any::TypeId;
use std::borrow::Cow;
use std::collections::HashMap;

use peregrine_model::model::{Declared, Fields, Spelling};
use peregrine_model::{Extra, Failed, Field, FieldInfo, Input, Kind, LocItem, Object, Shape, Validation};

use super::{Place, wire_name};
use crate::endpoint::Arguments;

/// What was sent to one place, by name.
pub(super) trait Sent<'t> {
    /// What counts where one value is wanted.
    fn one(&self, name: &str) -> Option<Input<'t>>;

    /// All of the name, where a list is wanted.
    fn all(&self, name: &str) -> Vec<Input<'t>>;

    /// Everything, in order, repeated names too.
    fn entries(&self) -> Vec<(Cow<'t, str>, Input<'t>)>;

    /// Whether a name can have several values.
    fn has_lists(&self) -> bool {
        true
    }

    /// Whether what was sent under a name may count as nothing, so that the next name is tried.
    fn has_empty(&self) -> bool {
        false
    }
}

/// What is known of a parameter model at one place, gathered once.
#[derive(Debug, Clone)]
pub(crate) struct ModelFacts {
    key: ModelKey,
    extra: Extra,
    /// Whether issues stand below the names on the wire.
    by_alias: bool,
    fields: Vec<ModelField>,
}

/// The type, the place, and whether underscores become hyphens there.
type ModelKey = (TypeId, Place, bool);

#[derive(Debug, Clone)]
struct ModelField {
    shape: Shape,
    /// The names under which it may come, the first one first.
    names: Vec<NamePair>,
}

/// A name under which a field may come: in the object, and on the wire.
type NamePair = (&'static str, Cow<'static, str>);

impl ModelFacts {
    pub(super) fn of<T: Kind>(place: Place, converts: bool) -> Self {
        let mut fields = Fields::without_schemas();
        T::declare(&mut fields);
        let (extra, by_alias) =
            fields.model_info().map_or((Extra::Ignore, true), |info| (info.extra, info.loc_by_alias));
        let fields = ModelField::of(&fields.into_declared(), converts, place);
        Self { key: (TypeId::of::<T>(), place, converts), extra, by_alias, fields }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }

    /// Whether anything was sent that is the model's own.
    fn has_own(&self, entries: &[(Cow<'_, str>, Input<'_>)]) -> bool {
        let own = self.fields.iter().flat_map(|field| &field.names).map(|(_, wire)| &**wire);
        let own = Names { place: self.key.1, names: own.collect() };
        entries.iter().any(|(name, _)| own.has(name))
    }
}

impl ModelField {
    fn of(declared: &[Declared], converts: bool, place: Place) -> Vec<Self> {
        let field = |field: &Declared| Self { shape: field.shape, names: names(&field.info, converts, place) };
        declared.iter().map(field).collect()
    }
}

impl Arguments<'_> {
    /// Takes all parameters of a place as one model.
    pub(super) fn model<'t, T: Kind>(
        &mut self,
        field: &Field<T>,
        place: Place,
        sent: &impl Sent<'t>,
    ) -> Result<T, Failed> {
        let (plan, converts) = (&self.context().plan, field.info.convert_underscores);
        let known = plan.models.iter().find(|model| model.key == (TypeId::of::<T>(), place, converts));
        // What stands in for a dependency may ask for a model that the route didn't declare.
        let facts = known.map_or_else(|| Cow::Owned(ModelFacts::of::<T>(place, converts)), Cow::Borrowed);
        let entries = sent.entries();
        // Only a model that may be `None` can be absent: any other is made of what there is, if that is nothing.
        let may_be_absent = T::absent().is_some() && !facts.has_own(&entries);
        let Gathered { object, renamed } = gather(&facts.fields, place, sent, entries);
        let (extra, by_alias) = (facts.extra, facts.by_alias);
        if may_be_absent && (extra == Extra::Ignore || object.is_empty()) {
            return self.absent_whole(field, place);
        }
        let input = Input::Object(object);
        let mut state = Validation::new();
        match field.validate(&input, &mut state) {
            Ok(value) => Ok(value),
            Err(failed) => {
                let renamed: &[_] = if by_alias { &renamed } else { &[] };
                let issues = state.into_issues().into_iter();
                let issues = issues.map(|issue| issue.renamed(|item| header_name(item, renamed)));
                self.findings.add_issues(place, None, issues.collect());
                Err(failed)
            }
        }
    }

    /// Takes all of a form as one of several models.
    pub(super) fn models<'t, T: Kind>(&mut self, field: &Field<T>, sent: &impl Sent<'t>) -> Result<T, Failed> {
        let mut fields = Fields::without_schemas();
        T::declare(&mut fields);
        let takes_all = fields.takes_all();
        let declared = fields.into_declared();
        let places = declared.iter().flat_map(|declared| declared.info.places());
        let own = Names { place: Place::Body, names: places.map(|place| place.member()).collect() };
        let entries = sent.entries();
        let is_supplied = takes_all && !entries.is_empty() || entries.iter().any(|(name, _)| own.has(name));
        if T::absent().is_some() && !is_supplied {
            return self.absent_whole(field, Place::Body);
        }
        let mut object = Object::new();
        add_undeclared(&mut object, entries, &Names { place: Place::Body, names: Vec::new() });
        let input = Input::Object(object);
        let mut state = Validation::of_form(reshape);
        field.validate(&input, &mut state).inspect_err(|_| self.findings.add(Place::Body, None, state))
    }
}

/// What one model takes out of a form.
fn reshape(declared: &[Declared], form: &Object<'_>) -> Object<'static> {
    let fields = ModelField::of(declared, false, Place::Body);
    gather(&fields, Place::Body, form, form.entries()).object.into_owned()
}

/// A form of which nothing is known but its values: those of one name are a list, if there are several.
impl<'t> Sent<'t> for Object<'t> {
    fn one(&self, name: &str) -> Option<Input<'t>> {
        self.all(name).pop().filter(|value| value.as_str() != Some(""))
    }

    fn all(&self, name: &str) -> Vec<Input<'t>> {
        match self.get(name) {
            None => Vec::new(),
            Some(Input::Array(values)) => values.clone(),
            Some(value) => vec![value.clone()],
        }
    }

    fn entries(&self) -> Vec<(Cow<'t, str>, Input<'t>)> {
        let names = self.iter().map(|(name, _)| name.to_owned());
        names.flat_map(|name| self.all(&name).into_iter().map(move |value| (Cow::Owned(name.clone()), value))).collect()
    }

    fn has_empty(&self) -> bool {
        true
    }
}

struct Gathered<'t> {
    object: Object<'t>,
    /// The names of fields that have another one on the wire.
    renamed: Vec<(&'static str, String)>,
}

/// Takes the declared parameters first, then all others, so that the model can take or refuse them.
fn gather<'t>(
    fields: &[ModelField],
    place: Place,
    sent: &impl Sent<'t>,
    entries: Vec<(Cow<'t, str>, Input<'t>)>,
) -> Gathered<'t> {
    let mut gathered = Gathered { object: Object::new(), renamed: Vec::new() };
    let mut taken = Names { place, names: Vec::new() };
    for field in fields {
        let found = field.names.iter().enumerate().find_map(|(at, pair)| Some((at, value(field, &pair.1, sent)?)));
        let at = found.as_ref().map_or(0, |(at, _)| *at);
        let (name, wire) = &field.names[at];
        if name != wire {
            gathered.renamed.push((name, wire.clone().into_owned()));
        }
        taken.names.push(wire);
        if sent.has_empty() {
            let tried = if found.is_some() { at } else { field.names.len() };
            taken.names.extend(field.names[..tried].iter().map(|(_, wire)| &**wire));
        }
        // What is asked for with hyphens isn't taken with underscores, not even as something undeclared.
        taken.names.extend(field.names.iter().filter(|(name, wire)| name != wire).map(|(name, _)| *name));
        if let Some((_, value)) = found {
            gathered.object.insert(*name, value);
        }
    }
    add_undeclared(&mut gathered.object, entries, &taken);
    gathered
}

/// Adds what nobody took: several values of one name as a list.
fn add_undeclared<'t>(object: &mut Object<'t>, entries: Vec<(Cow<'t, str>, Input<'t>)>, taken: &Names<'_>) {
    let mut places: HashMap<Cow<'t, str>, usize> = HashMap::new();
    let mut grouped: Vec<(Cow<'t, str>, Vec<Input<'t>>)> = Vec::new();
    for (name, value) in entries {
        if taken.has(&name) {
            continue;
        }
        let place = *places.entry(name.clone()).or_insert_with(|| {
            grouped.push((name, Vec::new()));
            grouped.len() - 1
        });
        grouped[place].1.push(value);
    }
    for (name, mut values) in grouped {
        let value = if values.len() == 1 { values.remove(0) } else { Input::Array(values) };
        object.insert(name, value);
    }
}

/// Names on the wire. Those of headers are the same in capitals.
struct Names<'n> {
    place: Place,
    names: Vec<&'n str>,
}

impl Names<'_> {
    fn has(&self, name: &str) -> bool {
        match self.place {
            Place::Header => self.names.iter().any(|known| known.eq_ignore_ascii_case(name)),
            _ => self.names.contains(&name),
        }
    }
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
fn value<'t>(field: &ModelField, name: &str, sent: &impl Sent<'t>) -> Option<Input<'t>> {
    if field.shape != Shape::List || !sent.has_lists() {
        return sent.one(name);
    }
    let all = sent.all(name);
    (!all.is_empty()).then_some(Input::Array(all))
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
