use peregrine_model::{Object, Value};

/// The `info` of a document, and what else it says about the application as a whole.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Info {
    /// The title.
    pub title: String,
    /// The version of the application.
    pub version: String,
    /// A short text.
    pub summary: Option<String>,
    /// A long text, in Markdown.
    pub description: Option<String>,
    /// Where the terms of service are.
    pub terms_of_service: Option<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The licence.
    pub license: Option<License>,
    /// The groups of operations, described.
    pub tags: Vec<Tag>,
    /// A page about the application: description and URL.
    pub external_docs: Option<(String, String)>,
    /// Where the application is served, as `servers` of the document.
    pub servers: Vec<Value>,
}

impl Default for Info {
    fn default() -> Self {
        Self {
            title: "FastAPI".to_owned(),
            version: "0.1.0".to_owned(),
            summary: None,
            description: None,
            terms_of_service: None,
            contact: None,
            license: None,
            tags: Vec::new(),
            external_docs: None,
            servers: Vec::new(),
        }
    }
}

/// Whom to ask about an application.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// A name.
    pub name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
}

/// The licence of an application.
#[derive(Debug, Clone, Default)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Its SPDX identifier.
    pub identifier: Option<String>,
    /// A page.
    pub url: Option<String>,
}

/// A group of operations.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// The name by which operations refer to it.
    pub name: String,
    /// A text, in Markdown.
    pub description: Option<String>,
    /// A page about it: description and URL.
    pub external_docs: Option<(String, String)>,
}

impl Info {
    pub(super) fn to_value(&self) -> Value {
        let mut info = Object::new();
        info.insert("title", self.title.clone());
        set(&mut info, "summary", self.summary.as_ref());
        set(&mut info, "description", self.description.as_ref());
        set(&mut info, "termsOfService", self.terms_of_service.as_ref());
        if let Some(contact) = &self.contact {
            let mut object = Object::new();
            set(&mut object, "name", contact.name.as_ref());
            set(&mut object, "url", contact.url.as_ref());
            set(&mut object, "email", contact.email.as_ref());
            info.insert("contact", object);
        }
        if let Some(license) = &self.license {
            let mut object = Object::new();
            object.insert("name", license.name.clone());
            set(&mut object, "identifier", license.identifier.as_ref());
            set(&mut object, "url", license.url.as_ref());
            info.insert("license", object);
        }
        info.insert("version", self.version.clone());
        info.into()
    }
}

impl Tag {
    pub(super) fn to_value(&self) -> Value {
        let mut tag = Object::new();
        tag.insert("name", self.name.clone());
        set(&mut tag, "description", self.description.as_ref());
        if let Some(page) = &self.external_docs {
            tag.insert("externalDocs", external_docs(page));
        }
        tag.into()
    }
}

pub(super) fn external_docs((description, url): &(String, String)) -> Object<'static> {
    Object::from_iter([("description", description.clone()), ("url", url.clone())])
}

fn set(object: &mut Object<'static>, name: &'static str, value: Option<&String>) {
    if let Some(value) = value {
        object.insert(name, value.clone());
    }
}
