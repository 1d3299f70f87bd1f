use peregrine::prelude::*;

/// Texts of which a field has one.
macro_rules! tags {
    ($($tag:ident $text:literal)*) => {$(
        #[derive(Model)]
        #[model(literal)]
        enum $tag {
            #[field(value = $text)]
            Tag,
        }
    )*};
}
tags! { PersonTag "person" CompanyTag "company" EmailTag "email" SmsTag "sms" }

#[derive(Model)]
struct Person {
    contact_type: PersonTag,
    name: String,
}

#[derive(Model)]
struct Company {
    contact_type: CompanyTag,
    company_name: String,
}

#[derive(Model)]
struct Email {
    notification_type: EmailTag,
    email: String,
}

#[allow(clippy::upper_case_acronyms, reason = "the document shows the name")]
#[derive(Model)]
struct SMS {
    notification_type: SmsTag,
    phone: String,
}

#[derive(Model)]
#[model(discriminator = "contact_type")]
enum Contact {
    Person(Person),
    Company(Company),
}

#[derive(Model)]
#[model(discriminator = "notification_type")]
enum Notification {
    Email(Email),
    Sms(SMS),
}

#[post("/contacts/")]
async fn create_contact(
    #[form] contact: Contact,
    #[form] token: String,
    #[form] notification: Option<Notification>,
) -> Value {
    json!({"contact": contact, "notification": notification, "token": token})
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_contact])
}
