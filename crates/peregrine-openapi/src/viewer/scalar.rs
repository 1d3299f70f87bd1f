use peregrine_model::{Object, Value};

use super::asset::Embedded;
use super::page::{Page, page_settings};
use super::{Nonce, escape};

/// Scalar's page: the document with examples in many languages, and a client to try the operations out.
///
/// With the feature `scalar`: the viewer adds 1.8 MB to the program.
///
/// ```
/// use peregrine_openapi::viewer::{Nonce, Scalar};
///
/// let page = Scalar::new("Shop - Scalar", "/openapi.json").parameter("theme", "moon");
/// let html = page.html(&Nonce::from_bytes([0; 16]));
/// assert!(html.contains(r#""url": "/openapi.json""#) && html.contains(r#""theme": "moon""#));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Scalar {
    page: Page,
    parameters: Object<'static>,
}

impl Scalar {
    /// A page that shows the document at `openapi_url`. A path is taken to be below the root path.
    pub fn new(title: impl Into<String>, openapi_url: impl Into<String>) -> Self {
        let page = Page { has_style_attributes: true, ..Page::new(title.into(), openapi_url.into()) };
        Self { page, parameters: default_parameters() }
    }

    page_settings!();

    /// Sets one of Scalar's options; the other ones stay.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// The page.
    #[must_use]
    pub fn html(&self, nonce: &Nonce) -> String {
        let script = self.page.script_tag(nonce, Embedded::ScalarScript);
        let mut options: Object<'_> = [("url", self.page.openapi_url())].into_iter().collect();
        for (name, value) in self.parameters.iter() {
            options.insert(name.to_owned(), value.clone());
        }
        let options = escape::script_value(&options.into());
        // The viewer makes its styles while it loads and later on, and knows of no nonce: they are given one as they
        // are made.
        let body = format!(
            r##"<noscript>Scalar needs JavaScript.</noscript>
<div id="scalar"></div>
<script nonce="{nonce}">
const make = document.createElement.bind(document);
document.createElement = (name, options) => {{
  const element = make(name, options);
  if (element.localName === "style") element.nonce = "{nonce}";
  return element;
}};
</script>
{script}
<script nonce="{nonce}">
Scalar.createApiReference("#scalar", {options});
</script>"##
        );
        self.page.html(&format!(r#"<style nonce="{nonce}">body {{ margin: 0; }}</style>"#), &body)
    }
}

/// Nothing that asks another host: fonts, counters, and the maker's own services.
fn default_parameters() -> Object<'static> {
    let disabled: Object<'_> = [("disabled", true)].into_iter().collect();
    [
        ("withDefaultFonts", Value::from(false)),
        ("telemetry", false.into()),
        ("hideClientButton", true.into()),
        ("showDeveloperTools", "never".into()),
        ("agent", disabled.clone().into()),
        ("mcp", disabled.into()),
    ]
    .into_iter()
    .collect()
}
