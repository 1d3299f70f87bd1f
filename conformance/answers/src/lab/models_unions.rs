//! Unions: discriminated, smart, left to right.

use peregrine::prelude::*;

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
pub(super) enum CatKind {
    Cat,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
pub(super) enum DogKind {
    Dog,
    Puppy,
}

#[derive(Model)]
#[model(literal, rename_all = "lowercase")]
pub(super) enum LizardKind {
    Lizard,
}

#[derive(Model)]
pub(super) struct Cat {
    kind: CatKind,
    #[field(default = 9)]
    lives: i128,
}

#[derive(Model)]
pub(super) struct Dog {
    kind: DogKind,
    barks: f64,
}

#[derive(Model)]
pub(super) struct Lizard {
    kind: LizardKind,
    scales: bool,
}

#[derive(Model)]
#[model(discriminator = "kind")]
pub(super) enum Pet {
    Cat(Cat),
    Dog(Dog),
    Lizard(Lizard),
}

impl Pet {
    fn class(&self) -> &'static str {
        match self {
            Self::Cat(_) => "Cat",
            Self::Dog(_) => "Dog",
            Self::Lizard(_) => "Lizard",
        }
    }
}

#[post("/discriminated")]
fn discriminated(pet: Pet) -> Value {
    json!({"pet": pet, "class": pet.class()})
}

#[derive(Model)]
struct Owner {
    name: String,
    #[field(default = [])]
    pets: Vec<Pet>,
    best: Option<Pet>,
}

#[post("/discriminated-nested")]
fn discriminated_nested(owner: Owner) -> Owner {
    owner
}

fn pick(shape: &Input<'_>) -> Option<&'static str> {
    let Input::Object(shape) = shape else { return None };
    match (shape.get("radius"), shape.get("side")) {
        (Some(_), _) => Some("circle"),
        (None, Some(_)) => Some("square"),
        (None, None) => None,
    }
}

#[derive(Model)]
pub(super) struct Circle {
    #[field(gt = 0)]
    radius: f64,
}

#[derive(Model)]
struct Square {
    #[field(gt = 0)]
    side: f64,
}

#[derive(Model)]
#[model(discriminator = pick)]
enum Drawn {
    #[field(tag = "circle")]
    Circle(Circle),
    #[field(tag = "square")]
    Square(Square),
}

#[derive(Model)]
struct Drawing {
    shapes: Vec<Drawn>,
}

#[post("/callable-discriminator")]
fn callable_discriminator(drawing: Drawing) -> Json<Drawing> {
    Json(drawing)
}

#[derive(Model)]
pub(super) struct A {
    pub(super) x: i128,
}

#[derive(Model)]
pub(super) struct B {
    x: i128,
    #[field(default = 0)]
    y: i128,
}

#[derive(Model)]
struct C {
    z: String,
}

#[derive(Model)]
enum AnyOf {
    A(A),
    B(B),
    C(C),
}

#[derive(Model)]
#[model(union_mode = "left_to_right")]
enum FirstOf {
    A(A),
    B(B),
    C(C),
}

#[post("/smart-union")]
fn smart_union(v: AnyOf) -> Value {
    let class = match v {
        AnyOf::A(_) => "A",
        AnyOf::B(_) => "B",
        AnyOf::C(_) => "C",
    };
    json!({"value": v, "class": class})
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Left {
    v: FirstOf,
}

#[post("/left-to-right")]
fn left_to_right(v: Left) -> Value {
    let class = match v.v {
        FirstOf::A(_) => "A",
        FirstOf::B(_) => "B",
        FirstOf::C(_) => "C",
    };
    json!({"value": v, "class": class})
}

pub(super) fn routes() -> Router {
    Router::new().routes(routes![
        discriminated,
        discriminated_nested,
        callable_discriminator,
        smart_union,
        left_to_right
    ])
}
