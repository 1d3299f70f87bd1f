//! The fragments are those that `golden/apps/*.json` recorded of FastAPI's pages, but for the addresses of its CDNs.

use std::collections::HashSet;

use peregrine_model::{Object, Value};
use peregrine_openapi::viewer::{Asset, Nonce, OAuth2Redirect, Origin, ReDoc, SwaggerUi, assets};

const NONCE: &str = "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a";

fn nonce() -> Nonce {
    Nonce::from_bytes([0x0a; 16])
}

fn swagger_ui() -> SwaggerUi {
    SwaggerUi::new("FastAPI - Swagger UI", "/openapi.json").oauth2_redirect_url("/docs/oauth2-redirect")
}

/// As the golden runner: white space apart.
#[track_caller]
fn assert_contains(page: &str, fragments: &[&str]) {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let page = bare(page);
    for fragment in fragments {
        assert!(page.contains(&bare(fragment)), "{fragment} is not in {page}");
    }
}

#[test]
fn swagger_ui_has_the_golden_fragments() {
    let page = swagger_ui().html(&nonce());
    assert_contains(
        &page,
        &[
            "<title>FastAPI - Swagger UI</title>",
            "/openapi.json",
            "/docs/oauth2-redirect",
            r#""layout": "BaseLayout""#,
            r#""deepLinking": true"#,
            r#""showExtensions": true"#,
            r#""showCommonExtensions": true"#,
            "SwaggerUIBundle",
        ],
    );
}

#[test]
fn swagger_ui_starts_as_fastapis_page_does() {
    let page = swagger_ui().html(&nonce());
    assert_contains(
        &page,
        &[
            "const ui = SwaggerUIBundle({ url: '/openapi.json',",
            r##""dom_id": "#swagger-ui", "layout": "BaseLayout","##,
            "oauth2RedirectUrl: window.location.origin + '/docs/oauth2-redirect',",
            "presets: [ SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset ], })",
        ],
    );
    assert!(!page.contains("initOAuth"));
}

#[test]
fn redoc_and_the_redirect_have_the_golden_fragments() {
    let page = ReDoc::new("FastAPI - ReDoc", "/openapi.json").html(&nonce());
    assert_contains(&page, &["<title>FastAPI - ReDoc</title>", "/openapi.json"]);
    assert_contains(&OAuth2Redirect.html(&nonce()), &["swaggerUIRedirectOauth2"]);
}

#[test]
fn every_path_stands_below_the_root_path() {
    let page = swagger_ui().root_path("/api/v1/").html(&nonce());
    assert_contains(
        &page,
        &["'/api/v1/openapi.json'", "'/api/v1/docs/oauth2-redirect'", r#"src="/api/v1/docs/assets/"#],
    );
    let page = ReDoc::new("", "/openapi.json").assets_url("/static/").root_path("/api/v1").html(&nonce());
    assert_contains(&page, &["'/api/v1/openapi.json'", r#"src="/api/v1/static/redoc.standalone."#]);
}

#[test]
fn parameters_replace_fastapis_in_place() {
    let theme: Object = [("theme", "obsidian")].into_iter().collect();
    let more: Object = [("deepLinking", false)].into_iter().collect();
    let page = swagger_ui().parameter("syntaxHighlight", theme).parameters(more).html(&nonce());
    assert_contains(
        &page,
        &[
            r#""layout": "BaseLayout", "deepLinking": false, "showExtensions": true"#,
            r#""syntaxHighlight": {"theme": "obsidian"}"#,
        ],
    );
    assert!(!page.contains(r#""deepLinking": true"#));
}

#[test]
fn login_is_left_out_or_prepared_as_asked() {
    let page = SwaggerUi::new("", "/openapi.json").html(&nonce());
    assert!(!page.contains("oauth2RedirectUrl"));

    let settings: Object =
        [("clientId", Value::from("shop")), ("usePkceWithAuthorizationCodeGrant", true.into())].into_iter().collect();
    let page = swagger_ui().init_oauth(settings).html(&nonce());
    assert_contains(&page, &[r#"ui.initOAuth({"clientId": "shop", "usePkceWithAuthorizationCodeGrant": true})"#]);
}

#[test]
fn own_files_take_the_place_of_the_embedded_ones() {
    let page = swagger_ui()
        .js_url("/static/swagger-ui-bundle.js")
        .css_url("https://unpkg.com/swagger-ui-dist@5/swagger-ui.css")
        .favicon_url("https://fastapi.tiangolo.com/img/favicon.png")
        .root_path("/api")
        .html(&nonce());
    assert_contains(
        &page,
        &[
            r#"src="/static/swagger-ui-bundle.js""#,
            r#"href="https://unpkg.com/swagger-ui-dist@5/swagger-ui.css""#,
            r#"href="https://fastapi.tiangolo.com/img/favicon.png""#,
        ],
    );
    assert!(!page.contains("/docs/assets/swagger"));
}

#[test]
fn no_setting_can_add_a_tag_or_end_a_script() {
    const HOSTILE: &str = "</script><script>alert(1)</script>\"'\\<!--";
    let object: Object = [(HOSTILE, HOSTILE)].into_iter().collect();
    let swagger_ui = SwaggerUi::new(HOSTILE, HOSTILE)
        .oauth2_redirect_url(HOSTILE)
        .js_url(HOSTILE)
        .css_url(HOSTILE)
        .favicon_url(HOSTILE)
        .parameters(object.clone())
        .init_oauth(object)
        .root_path(HOSTILE)
        .html(&nonce());
    let redoc = ReDoc::new(HOSTILE, HOSTILE).assets_url(HOSTILE).root_path(HOSTILE).html(&nonce());

    for page in [swagger_ui, redoc] {
        assert!(!page.contains("<script>") && !page.contains("<!--") && !page.contains("\"'"), "{page}");
        assert_eq!((page.matches("<script ").count(), page.matches("</script>").count()), (2, 2), "{page}");
        assert!(
            page.contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;\\&lt;!--</title>")
        );
    }
}

#[cfg(feature = "scalar")]
#[test]
fn scalar_asks_no_other_host() {
    use peregrine_openapi::viewer::Scalar;

    let page = Scalar::new("FastAPI - Scalar", "/openapi.json").root_path("/api").html(&nonce());
    assert_contains(
        &page,
        &[
            "<title>FastAPI - Scalar</title>",
            r#"src="/api/docs/assets/scalar."#,
            r##"Scalar.createApiReference("#scalar", {"url": "/api/openapi.json", "withDefaultFonts": false"##,
            r#""telemetry": false"#,
        ],
    );
    let all = page.matches("<script").count();
    assert_eq!(page.matches(&format!("<script nonce=\"{NONCE}\"")).count(), all);
    let policy = Scalar::new("", "/openapi.json").policy(&nonce());
    assert_eq!(policy.replace(" style-src-attr 'unsafe-inline';", ""), swagger_ui().policy(&nonce()));
    let hostile = "</script><script>alert(1)</script>";
    let page = Scalar::new("", hostile).parameter(hostile, hostile).html(&nonce());
    assert_eq!((page.matches("<script ").count(), page.matches("</script>").count()), (3, 3), "{page}");
}

#[test]
fn every_script_and_style_carries_the_nonce() {
    let pages =
        [swagger_ui().html(&nonce()), ReDoc::new("", "/openapi.json").html(&nonce()), OAuth2Redirect.html(&nonce())];
    for page in pages {
        for tag in ["<script", "<style", "<link rel=\"stylesheet\""] {
            let all = page.matches(tag).count();
            assert_eq!(page.matches(&format!("{tag} nonce=\"{NONCE}\"")).count(), all, "{tag} in {page}");
        }
    }
}

#[test]
fn the_policy_is_strict() {
    let policy = swagger_ui().policy(&nonce());
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; script-src 'nonce-{NONCE}'; \
             style-src 'nonce-{NONCE}'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self'; \
             worker-src blob:"
        )
    );
    assert!(!policy.contains("unsafe"));
    assert_eq!(ReDoc::new("", "/openapi.json").policy(&nonce()), policy);
    assert_eq!(
        OAuth2Redirect.policy(&nonce()),
        format!(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; script-src 'nonce-{NONCE}'"
        )
    );
}

#[test]
fn the_policy_names_the_hosts_that_the_settings_name() {
    let auth = Origin::of("https://auth.example/token").unwrap();
    let page = SwaggerUi::new("", "https://api.example/openapi.json").trust(auth.clone()).trust(auth);
    assert!(page.policy(&nonce()).contains("connect-src 'self' https://api.example https://auth.example;"));
}

#[test]
fn the_pages_refer_to_embedded_files_only() {
    let pages = [swagger_ui().html(&nonce()), ReDoc::new("", "/openapi.json").html(&nonce())];
    for page in pages {
        let names: Vec<_> = page.split("/docs/assets/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(names.len() >= 3 && names.iter().all(|name| Asset::named(name).is_some()), "{names:?}");
        assert!(!page.contains("http:") && !page.contains("https:"), "{page}");
    }
}

#[test]
fn names_are_unique_and_fit_a_url() {
    let names: HashSet<_> = assets().iter().map(Asset::name).collect();
    assert_eq!(names.len(), assets().len());
    let fits = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    assert!(names.into_iter().all(fits));
    assert!(Asset::named("../Cargo.toml").is_none());
}

#[test]
fn vendored_scripts_keep_off_the_network() {
    for asset in assets() {
        let text = String::from_utf8_lossy(asset.plain());
        for address in ["cdn.redoc.ly", "fonts.googleapis.com", ".js.map", ".css.map"] {
            assert!(!text.contains(address), "{address} in {asset:?}");
        }
    }
}

#[test]
fn licences_travel_with_the_viewers() {
    let text = assets().iter().find(|asset| asset.name().starts_with("licenses.")).unwrap().plain();
    let text = String::from_utf8_lossy(text);
    for notice in ["Apache License", "SmartBear Software", "The MIT License", "ReDoc"] {
        assert!(text.contains(notice), "{notice}");
    }
}
