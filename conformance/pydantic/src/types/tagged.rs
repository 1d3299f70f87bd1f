//! Unions whose member a function or a union around finds.

specs! {
    tagged_union_callable: field [] {
        Pie;

        #[model(literal, rename_all = "lowercase")]
        enum Apple { Apple }

        struct ApplePie {
            #[field(default = Apple::Apple)]
            fruit: Apple,
            slices: i128,
        }

        struct ThanksPie { filling: String }

        #[model(discriminator = super::pick)]
        enum Pie {
            #[field(tag = "thanks")]
            Thanks(ThanksPie),
            #[field(tag = "apple")]
            Apple(ApplePie),
        }
    }
    tagged_union_custom_error: field [] {
        IntOrStr;

        #[model(
            discriminator = |value: &Input<'_>| match value {
                Input::Int(_) | Input::BigInt(_) => Some("i"),
                Input::Str(_) | Input::Surrogate(_) => Some("s"),
                _ => None,
            },
            custom_error_type = "bad_pick",
            custom_error_message = "Neither {a} nor {b}",
            custom_error_context = json!({"a": "int", "b": "str"})
        )]
        enum IntOrStr {
            #[field(tag = "i")]
            Int(BigInt),
            #[field(tag = "s")]
            Str(String),
        }
    }
    tagged_union_nested: field [] {
        Being;

        #[model(literal, rename_all = "lowercase")]
        enum AnimalRealm { Animal }

        #[model(literal, rename_all = "lowercase")]
        enum PlantRealm { Plant }

        #[model(literal, rename_all = "lowercase")]
        enum CatKind { Cat }

        #[model(literal, rename_all = "lowercase")]
        enum DogKind { Dog }

        struct NCat {
            #[field(default = AnimalRealm::Animal)]
            realm: AnimalRealm,
            kind: CatKind,
            name: String,
        }

        struct NDog {
            #[field(default = AnimalRealm::Animal)]
            realm: AnimalRealm,
            kind: DogKind,
            breed: String,
        }

        struct Plant { realm: PlantRealm, height: f64 }

        #[model(discriminator = "kind")]
        enum Animal { Cat(NCat), Dog(NDog) }

        #[model(discriminator = "realm")]
        enum Being { Animal(Animal), Plant(Plant) }
    }
}

fn pick(value: &peregrine::Input<'_>) -> Option<peregrine::Value> {
    let fruit = value.as_object()?.get("fruit");
    match fruit {
        Some(fruit) if *fruit == "apple" => Some("apple".into()),
        _ if value.get("filling").is_some() => Some("thanks".into()),
        fruit => fruit.cloned().map(peregrine::Input::into_owned),
    }
}
