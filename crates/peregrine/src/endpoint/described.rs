/// A route on its way into the document: what [`App::generate_unique_id`](crate::App::generate_unique_id) makes a name
/// of.
#[derive(Debug, Clone, Copy)]
pub struct DescribedRoute<'a> {
    pub(crate) name: &'a str,
    pub(crate) module: &'static str,
    pub(crate) path: &'a str,
    pub(crate) method: &'a str,
    pub(crate) tags: &'a [String],
}

impl<'a> DescribedRoute<'a> {
    /// The name of the function.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The path of the function's module: `shop::items`.
    #[must_use]
    pub fn module(&self) -> &'static str {
        self.module
    }

    /// The path with that of the routers, its parameters in braces.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The method, in capitals.
    #[must_use]
    pub fn method(&self) -> &'a str {
        self.method
    }

    /// The tags, those of the routers first.
    #[must_use]
    pub fn tags(&self) -> &'a [String] {
        self.tags
    }
}
