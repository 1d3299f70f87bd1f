use std::any::TypeId;
use std::collections::HashSet;

use super::DeclaredParameter;
use crate::depends::{DependencyFacts, Identity, Lifetime, Usage};

/// What a function asks for: its parameters, its dependencies with theirs, and values of the application.
#[derive(Debug, Clone, Default)]
pub(crate) struct Declaration {
    pub(crate) parameters: Vec<DeclaredParameter>,
    pub(crate) states: Vec<DeclaredState>,
    pub(crate) dependencies: Vec<DeclaredDependency>,
}

/// A value of the application that a function asks for.
#[derive(Debug, Clone)]
pub(crate) struct DeclaredState {
    pub(crate) type_id: TypeId,
    pub(crate) type_name: &'static str,
}

/// A dependency, and what it asks for itself.
#[derive(Debug, Clone)]
pub(crate) struct DeclaredDependency {
    pub(crate) identity: Identity,
    pub(crate) facts: DependencyFacts,
    pub(crate) usage: Usage,
    pub(crate) declaration: Declaration,
}

impl DeclaredDependency {
    /// A dependency as messages name it.
    pub(crate) fn place(&self) -> String {
        let (file, line) = self.facts.location;
        format!("`{}::{}` ({file}:{line})", self.facts.module, self.facts.name)
    }
}

impl Declaration {
    /// All parameters: the function's own first, then those of its dependencies, each dependency once. Of parameters
    /// with one name and place the last one counts, where the first one stands.
    pub(crate) fn flat_parameters(&self) -> Vec<DeclaredParameter> {
        let mut all: Vec<DeclaredParameter> = Vec::new();
        self.visit(&mut HashSet::new(), &mut |declaration| {
            for parameter in &declaration.parameters {
                let same = |one: &&mut DeclaredParameter| one.place == parameter.place && one.name == parameter.name;
                match all.iter_mut().find(same) {
                    Some(known) => *known = parameter.clone(),
                    None => all.push(parameter.clone()),
                }
            }
        });
        all
    }

    fn visit<'d>(&'d self, seen: &mut HashSet<Key>, visit: &mut impl FnMut(&'d Self)) {
        visit(self);
        for dependency in &self.dependencies {
            if seen.insert((dependency.identity, dependency.usage.lifetime)) {
                dependency.declaration.visit(seen, visit);
            }
        }
    }

    /// The dependencies that are used more than once.
    pub(crate) fn shared(&self) -> Vec<Identity> {
        let (mut seen, mut shared) = (HashSet::new(), Vec::new());
        self.each_dependency(&mut |_, dependency| {
            if !seen.insert(dependency.identity) && !shared.contains(&dependency.identity) {
                shared.push(dependency.identity);
            }
        });
        shared
    }

    /// Every use of a dependency, with what uses it if that is a dependency itself.
    pub(crate) fn each_dependency<'d>(
        &'d self,
        visit: &mut impl FnMut(Option<&'d DeclaredDependency>, &'d DeclaredDependency),
    ) {
        fn walk<'d>(
            user: Option<&'d DeclaredDependency>,
            dependencies: &'d [DeclaredDependency],
            visit: &mut impl FnMut(Option<&'d DeclaredDependency>, &'d DeclaredDependency),
        ) {
            for dependency in dependencies {
                visit(user, dependency);
                walk(Some(dependency), &dependency.declaration.dependencies, visit);
            }
        }
        walk(None, &self.dependencies, visit);
    }
}

type Key = (Identity, Option<Lifetime>);
