use std::any::TypeId;
use std::collections::HashSet;

use super::{DeclaredParameter, ModelFacts};
use crate::Value;
use crate::depends::{DependencyFacts, Identity, Lifetime, Usage};
use crate::error::Variant;
use crate::response::Answers;

/// What a function asks for: its parameters, its dependencies with theirs, and values of the application.
#[derive(Debug, Clone, Default)]
pub(crate) struct Declaration {
    pub(crate) parameters: Vec<DeclaredParameter>,
    /// The models that take all of a place.
    pub(crate) models: Vec<ModelFacts>,
    pub(crate) states: Vec<DeclaredState>,
    pub(crate) dependencies: Vec<DeclaredDependency>,
    /// The name and the definition in the document, if this is a security scheme.
    pub(crate) security: Option<(String, Value)>,
    /// Whether it asks for the scopes itself.
    pub(crate) uses_scopes: bool,
    /// The errors that it is known to return, if it is a dependency.
    pub(crate) errors: &'static [Variant],
    /// Whether it asks for the body as it came.
    pub(crate) reads_body: bool,
    /// Whether it takes the WebSocket.
    pub(crate) takes_socket: bool,
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

    /// Until when it lives, if that was said or it cleans up after itself.
    pub(crate) fn lifetime(&self) -> Option<Lifetime> {
        self.usage.lifetime.or(self.facts.has_clean_up.then_some(Lifetime::Request))
    }

    /// Whether something that it depends on is made for each use.
    fn has_fresh_below(&self) -> bool {
        self.declaration.dependencies.iter().any(|inner| !inner.usage.use_cache || inner.has_fresh_below())
    }

    /// Whether its value depends on the scopes that its users ask for.
    fn depends_on_scopes(&self) -> bool {
        let declaration = &self.declaration;
        !self.usage.scopes.is_empty()
            || declaration.uses_scopes
            || declaration.security.is_some()
            || declaration.dependencies.iter().any(Self::depends_on_scopes)
    }
}

impl Declaration {
    /// All parameters: the function's own first, then those of its dependencies, each dependency once.
    pub(crate) fn flat_parameters(&self) -> Vec<DeclaredParameter> {
        let mut all = Vec::new();
        self.visit(&mut |declaration, _| all.extend(declaration.parameters.iter().cloned()));
        all
    }

    /// The models that take all of a place, of the function and its dependencies.
    pub(crate) fn all_models(&self) -> Vec<ModelFacts> {
        let mut all: Vec<ModelFacts> = Vec::new();
        self.visit(&mut |declaration, _| {
            for model in &declaration.models {
                if !all.iter().any(|known| known.is_same(model)) {
                    all.push(model.clone());
                }
            }
        });
        all
    }

    /// The security schemes: name, definition, and the scopes that are asked for on the way there.
    pub(crate) fn securities(&self) -> Vec<DeclaredSecurity> {
        let mut all = Vec::new();
        self.visit(&mut |declaration, scopes| {
            let Some((name, definition)) = &declaration.security else { return };
            let scopes = scopes.to_vec();
            all.push(DeclaredSecurity { name: name.clone(), definition: definition.clone(), scopes });
        });
        all
    }

    /// Whether anything asks for the body as it came.
    pub(crate) fn reads_body(&self) -> bool {
        self.reads_body || self.dependencies.iter().any(|dependency| dependency.declaration.reads_body())
    }

    /// Whether anything takes the WebSocket.
    pub(crate) fn takes_socket(&self) -> bool {
        self.takes_socket || self.dependencies.iter().any(|dependency| dependency.declaration.takes_socket())
    }

    /// The dependency that takes the WebSocket, if it isn't the function itself.
    pub(crate) fn socket_taker(&self) -> Option<String> {
        let mut taker = None;
        self.each_dependency(&mut |_, dependency| {
            if dependency.declaration.takes_socket && taker.is_none() {
                taker = Some(dependency.place());
            }
        });
        taker.filter(|_| !self.takes_socket)
    }

    /// Visits the function and its dependencies, each once, with the scopes that are asked for on the way there.
    fn visit<'d>(&'d self, visit: &mut impl FnMut(&'d Self, &[&'static str])) {
        fn walk<'d>(
            declaration: &'d Declaration,
            scopes: &[&'static str],
            seen: &mut HashSet<Key>,
            visit: &mut impl FnMut(&'d Declaration, &[&'static str]),
        ) {
            visit(declaration, scopes);
            for dependency in &declaration.dependencies {
                let mut inner = scopes.to_vec();
                let own = dependency.usage.scopes.iter().filter(|scope| !scopes.contains(scope));
                inner.extend(own);
                let mut key_scopes = if dependency.depends_on_scopes() { inner.clone() } else { Vec::new() };
                key_scopes.sort_unstable();
                if seen.insert((dependency.identity, dependency.lifetime(), key_scopes)) {
                    walk(&dependency.declaration, &inner, seen, visit);
                }
            }
        }
        walk(self, &[], &mut HashSet::new(), visit);
    }

    /// The dependencies whose values depend on the scopes that their users ask for.
    pub(crate) fn scoped(&self) -> Vec<Identity> {
        let mut scoped = Vec::new();
        self.each_dependency(&mut |_, dependency| {
            if dependency.depends_on_scopes() && !scoped.contains(&dependency.identity) {
                scoped.push(dependency.identity);
            }
        });
        scoped
    }

    /// The dependencies below which something is made for each use, `use_cache = false`.
    pub(crate) fn refreshed(&self) -> Vec<Identity> {
        let mut refreshed = Vec::new();
        self.each_dependency(&mut |_, dependency| {
            if dependency.has_fresh_below() && !refreshed.contains(&dependency.identity) {
                refreshed.push(dependency.identity);
            }
        });
        refreshed
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

    /// Describes the errors of all dependencies.
    pub(crate) fn describe_errors(&self, answers: &mut Answers<'_>) {
        self.each_dependency(&mut |_, dependency| {
            for error in dependency.declaration.errors {
                answers.error(error.status, error.description);
            }
        });
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

type Key = (Identity, Option<Lifetime>, Vec<&'static str>);

/// A security scheme of a route.
#[derive(Debug, Clone)]
pub(crate) struct DeclaredSecurity {
    pub(crate) name: String,
    pub(crate) definition: Value,
    pub(crate) scopes: Vec<&'static str>,
}
