use peregrine_openapi::document::{Contact, License, Tag};

use super::{App, DescribedRoute};
#[cfg(feature = "scalar")]
use crate::docs::Scalar;
use crate::docs::{ReDoc, SwaggerUi};
use crate::{Object, Value};

/// What the document says about the application, and where it is served.
impl App {
    /// The title in the document. Default `FastAPI`, so that the document of an application that names none equals
    /// FastAPI's.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.info.title = title.into();
        self
    }

    /// The version of the application in the document. Default `0.1.0`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.info.version = version.into();
        self
    }

    /// A short text in the document.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.info.summary = Some(summary.into());
        self
    }

    /// A long text in the document, in Markdown.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.info.description = Some(description.into());
        self
    }

    /// Where the terms of service are.
    pub fn terms_of_service(mut self, url: impl Into<String>) -> Self {
        self.info.terms_of_service = Some(url.into());
        self
    }

    /// Whom to ask about the application.
    pub fn contact(mut self, contact: Contact) -> Self {
        self.info.contact = Some(contact);
        self
    }

    /// The licence of the application.
    pub fn license(mut self, license: License) -> Self {
        self.info.license = Some(license);
        self
    }

    /// Describes the groups of operations, in the order in which the pages show them.
    pub fn openapi_tags(mut self, tags: impl IntoIterator<Item = Tag>) -> Self {
        self.info.tags = tags.into_iter().collect();
        self
    }

    /// Names a page about the application.
    pub fn openapi_external_docs(mut self, description: impl Into<String>, url: impl Into<String>) -> Self {
        self.info.external_docs = Some((description.into(), url.into()));
        self
    }

    /// Names where the application is served, as `servers` of the document: objects with `url`, and `description` if it
    /// helps.
    pub fn openapi_servers(mut self, servers: impl IntoIterator<Item = Value>) -> Self {
        self.info.servers = servers.into_iter().collect();
        self
    }

    /// Changes the document before it is served, where none of the other settings does.
    ///
    /// ```
    /// use peregrine::prelude::*;
    ///
    /// let app = App::new().map_openapi(|document| {
    ///     if let Some(Value::Object(info)) = document.get_mut("info") {
    ///         info.insert("x-logo", json!({"url": "https://example.com/logo.png"}));
    ///     }
    /// });
    /// assert_eq!(app.openapi()?["info"]["x-logo"]["url"], "https://example.com/logo.png");
    /// # Ok::<(), peregrine::app::StartupErrors>(())
    /// ```
    pub fn map_openapi(mut self, change: fn(&mut Value)) -> Self {
        self.document_changes.push(change);
        self
    }

    /// Makes the unique names of operations that have none of their own. They stand in the document; client generators
    /// name methods after them.
    ///
    /// ```
    /// use peregrine::prelude::*;
    ///
    /// #[get("/items/", tags = ["items"])]
    /// async fn get_items() -> Vec<String> {
    ///     Vec::new()
    /// }
    ///
    /// let app = App::new().generate_unique_id(|route| format!("{}-{}", route.tags()[0], route.name()));
    /// let document = app.routes(routes![get_items]).openapi()?;
    /// assert_eq!(document["paths"]["/items/"]["get"]["operationId"], "items-get_items");
    /// # Ok::<(), peregrine::app::StartupErrors>(())
    /// ```
    pub fn generate_unique_id(mut self, generate: fn(&DescribedRoute<'_>) -> String) -> Self {
        self.root = self.root.generate_unique_id(generate);
        self
    }

    /// Whether the document's `servers` begin with the root path, if there is one. Default yes.
    pub fn root_path_in_servers(mut self, show: bool) -> Self {
        self.docs.root_path_in_servers = show;
        self
    }

    /// Whether the document shows the errors that handlers declare with `HttpErrors`. Default yes; FastAPI's can't.
    pub fn document_errors(mut self, document: bool) -> Self {
        self.documents_errors = document;
        self
    }

    /// Whether the document describes what is given apart from what is accepted, where the two differ. Default yes.
    /// What has computed fields is always told apart.
    pub fn separate_input_output_schemas(mut self, separate: bool) -> Self {
        self.separates_schemas = separate;
        self
    }

    /// Where the document is served. Default `/openapi.json`; `None` turns it off, and with it the pages.
    pub fn openapi_url<'u>(mut self, url: impl Into<Option<&'u str>>) -> Self {
        self.docs.openapi_url = url.into().map(str::to_owned);
        self
    }

    /// Where Swagger UI is served. Default `/docs`; `None` turns it off.
    pub fn docs_url<'u>(mut self, url: impl Into<Option<&'u str>>) -> Self {
        self.docs.docs_url = url.into().map(str::to_owned);
        self
    }

    /// Where `ReDoc` is served. Default `/redoc`; `None` turns it off.
    pub fn redoc_url<'u>(mut self, url: impl Into<Option<&'u str>>) -> Self {
        self.docs.redoc_url = url.into().map(str::to_owned);
        self
    }

    /// Where Swagger UI's login page comes back to. Default `/docs/oauth2-redirect`; `None` turns it off.
    pub fn swagger_ui_oauth2_redirect_url<'u>(mut self, url: impl Into<Option<&'u str>>) -> Self {
        self.docs.oauth2_redirect_url = url.into().map(str::to_owned);
        self
    }

    /// Where the files of the pages are served. Unless set, below the first page that is on. Pages of your own need it,
    /// if they use the embedded files while the pages of the application are off.
    pub fn docs_assets_url(mut self, url: impl Into<String>) -> Self {
        self.docs.assets_url = Some(url.into());
        self
    }

    /// Changes Swagger UI's page: its title, icon, style, and which other hosts it may talk to.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// let app = App::new().swagger_ui(|page| page.title("Shop").favicon_url("/static/shop.svg"));
    /// let page = TestClient::new(app).get("/docs").send();
    /// assert!(page.text().contains("<title>Shop</title>") && page.text().contains("/static/shop.svg"));
    /// ```
    pub fn swagger_ui(mut self, change: impl FnOnce(SwaggerUi) -> SwaggerUi + Send + 'static) -> Self {
        self.docs.swagger_ui.then(change);
        self
    }

    /// Changes `ReDoc`'s page.
    pub fn redoc(mut self, change: impl FnOnce(ReDoc) -> ReDoc + Send + 'static) -> Self {
        self.docs.redoc.then(change);
        self
    }

    /// Where Scalar is served. Default `/scalar`; `None` turns it off.
    #[cfg(feature = "scalar")]
    pub fn scalar_url<'u>(mut self, url: impl Into<Option<&'u str>>) -> Self {
        self.docs.scalar_url = url.into().map(str::to_owned);
        self
    }

    /// Changes Scalar's page.
    #[cfg(feature = "scalar")]
    pub fn scalar(mut self, change: impl FnOnce(Scalar) -> Scalar + Send + 'static) -> Self {
        self.docs.scalar.then(change);
        self
    }

    /// Prepares the login of Swagger UI: `clientId`, `scopes`, `usePkceWithAuthorizationCodeGrant`, …
    pub fn swagger_ui_init_oauth(self, settings: Object<'static>) -> Self {
        self.swagger_ui(|page| page.init_oauth(settings))
    }

    /// Sets an option of Swagger UI, such as `deepLinking`.
    pub fn swagger_ui_parameter(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.docs.swagger_ui_parameters.insert(name.into(), value.into());
        self
    }
}
