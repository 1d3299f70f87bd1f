use peregrine::prelude::*;

#[derive(Model)]
struct Leaf {
    #[field(default = 0)]
    a: i64,
    b: Option<String>,
    #[field(default = [])]
    c: Vec<i64>,
    #[field(fields_set)]
    sent: FieldsSet,
}

impl Default for Leaf {
    fn default() -> Self {
        Self { a: 0, b: None, c: Vec::new(), sent: FieldsSet::only(&[]) }
    }
}

#[derive(Model)]
struct Tree {
    #[field(alias = "treeName", default = "t")]
    name: String,
    #[field(default = Leaf::default())]
    leaf: Leaf,
    #[field(default = [])]
    leaves: Vec<Leaf>,
    #[field(default = Map::new())]
    by_key: Map<String, Leaf>,
    #[field(default = (Leaf::default(), None))]
    pair: (Leaf, Option<Leaf>),
    #[field(fields_set)]
    sent: FieldsSet,
}

#[computed]
impl Tree {
    #[field(alias = "leafCount")]
    fn leaf_count(&self) -> usize {
        self.leaves.len()
    }

    #[expect(clippy::unused_self, reason = "a field that is always none")]
    fn nothing(&self) -> Option<i64> {
        None
    }
}

#[post("/m")]
async fn m(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_none", response_model_exclude_none)]
async fn opt_exclude_none(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_unset", response_model_exclude_unset)]
async fn opt_exclude_unset(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_defaults", response_model_exclude_defaults)]
async fn opt_exclude_defaults(item: Tree) -> Tree {
    item
}

#[post("/opt/not_by_alias", response_model_by_alias = false)]
async fn opt_not_by_alias(item: Tree) -> Tree {
    item
}

fn included() -> Value {
    json!({"leaf": ["a"], "leaves": {"0": ["a", "b"], "-1": true}, "by_key": {"x": ["b"]}, "leaf_count": true})
}

fn excluded() -> Value {
    json!({"leaf": ["a"], "leaves": {"__all__": ["c"]}, "by_key": ["x"], "pair": [0]})
}

#[post("/opt/include", response_model_include = included())]
async fn opt_include(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude", response_model_exclude = excluded())]
async fn opt_exclude(item: Tree) -> Tree {
    item
}

#[post("/opt/include_exclude", response_model_include = included(), response_model_exclude = excluded())]
async fn opt_include_exclude(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_last", response_model_exclude = json!({"leaves": [-1]}))]
async fn opt_exclude_last(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_computed", response_model_exclude = ["leaf_count"])]
async fn opt_exclude_computed(item: Tree) -> Tree {
    item
}

#[post("/opt/include_all", response_model_include = json!({"leaves": {"__all__": ["a"]}}))]
async fn opt_include_all(item: Tree) -> Tree {
    item
}

#[post("/opt/exclude_dict_all", response_model_exclude = json!({"by_key": {"__all__": ["a"]}}))]
async fn opt_exclude_dict_all(item: Tree) -> Tree {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        m,
        opt_exclude_none,
        opt_exclude_unset,
        opt_exclude_defaults,
        opt_not_by_alias,
        opt_include,
        opt_exclude,
        opt_include_exclude,
        opt_exclude_last,
        opt_exclude_computed,
        opt_include_all,
        opt_exclude_dict_all
    ])
}
