//! What is looked at in each route when the application is built: mistakes that types can't exclude.

use peregrine_model::Shape;

use super::build::{Flat, place_of};
use super::{StartupError, websocket};
use crate::depends::{Lifetime, StateMap};
use crate::params::{Declaration, DeclaredParameter, DeclaredState, Place};

/// Everything that is looked at in the route of a request, or of a WebSocket.
pub(super) fn check(
    flat: &Flat,
    declaration: &Declaration,
    parameters: &[DeclaredParameter],
    state: &StateMap,
    errors: &mut Vec<StartupError>,
) {
    check_dependencies(flat, declaration, state, errors);
    check_parameters(flat, parameters, errors);
    errors.extend(websocket::problems(&flat.route, declaration, parameters));
}

/// Every value of the application that somebody asks for must be there, and nothing may outlive what it needs.
fn check_dependencies(flat: &Flat, declaration: &Declaration, state: &StateMap, errors: &mut Vec<StartupError>) {
    let place = place_of(&flat.route);
    let mut missing = |states: &[DeclaredState], place: &str| {
        for asked in states.iter().filter(|asked| !state.has(asked.type_id)) {
            let error = StartupError::State { type_name: asked.type_name.to_owned(), place: place.to_owned() };
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
    };
    missing(&declaration.states, &place);
    declaration.each_dependency(&mut |_, dependency| missing(&dependency.declaration.states, &dependency.place()));
    declaration.each_dependency(&mut |user, dependency| {
        let Some(user) = user else { return };
        let outlives = user.facts.has_clean_up && user.usage.lifetime.unwrap_or_default() == Lifetime::Request;
        if outlives && dependency.usage.lifetime == Some(Lifetime::Function) {
            let error = StartupError::Scope { outer: user.place(), inner: dependency.place() };
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
    });
}

fn check_parameters(flat: &Flat, parameters: &[DeclaredParameter], errors: &mut Vec<StartupError>) {
    let place = place_of(&flat.route);
    let taken = |name: &str| parameters.iter().any(|one| one.place == Place::Path && one.name == name);
    for parameter in parameters {
        let known = flat.template.parameters().any(|(name, _)| name == parameter.name);
        if parameter.place == Place::Path && !known {
            let problem = format!("no prefix and no path has `{{{}}}`: found `{}`", parameter.name, flat.template);
            errors.push(StartupError::PathParameter { problem, place: place.clone() });
        }
        if parameter.place != Place::Body && matches!(parameter.shape, Shape::Other | Shape::Models) {
            let (name, from) = (&parameter.name, parameter.place.name());
            let problem =
                format!("`{name}` can't come from the {from}: its type is neither one text nor a list of texts");
            errors.push(StartupError::Parameter { problem, place: place.clone() });
        }
    }
    for (name, _) in flat.template.parameters() {
        // What the route's own path has, the macro has checked.
        if !taken(name) {
            let problem = format!("no parameter takes `{{{name}}}`: add `#[path(in_prefix)] {name}: String`");
            errors.push(StartupError::PathParameter { problem, place: place.clone() });
        }
    }
}
