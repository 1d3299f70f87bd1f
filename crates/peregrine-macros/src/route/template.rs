//! The names in a path's template. The runtime knows the rest of its grammar, and checks it at startup.

use syn::LitStr;

/// The path of a route.
pub(super) struct Template {
    pub(super) literal: LitStr,
    /// The names of its parameters in order.
    pub(super) names: Vec<String>,
}

impl Template {
    /// The URL of a request that the application makes: any text, with parameters and expressions in braces.
    pub(super) fn of_outgoing(literal: LitStr) -> Self {
        let text = literal.value();
        let braced = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        let names = braced.map(|(name, _)| name.to_owned()).filter(|name| syn::parse_str::<syn::Ident>(name).is_ok());
        Self { names: names.collect(), literal }
    }

    pub(super) fn parse(literal: LitStr) -> syn::Result<Self> {
        let text = literal.value();
        if !text.is_empty() && !text.starts_with('/') {
            return Err(syn::Error::new(literal.span(), format!("a path starts with `/`: \"/{text}\"")));
        }
        let mut names: Vec<String> = Vec::new();
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err(syn::Error::new(literal.span(), "a `{` in the path has no `}`"));
            };
            let (name, convertor) = name.split_once(':').unwrap_or((name, "str"));
            if !["str", "path", "int", "float", "uuid"].contains(&convertor) {
                let message =
                    format!("unknown convertor `{convertor}`: known are `str`, `path`, `int`, `float`, `uuid`");
                return Err(syn::Error::new(literal.span(), message));
            }
            if names.iter().any(|known| known == name) {
                return Err(syn::Error::new(literal.span(), format!("the path has `{{{name}}}` twice")));
            }
            if syn::parse_str::<syn::Ident>(name).is_err()
                && syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_err()
            {
                let message = format!("`{{{name}}}` can't name a parameter: use letters, digits and `_`");
                return Err(syn::Error::new(literal.span(), message));
            }
            names.push(name.to_owned());
            rest = after;
        }
        Ok(Self { literal, names })
    }
}
