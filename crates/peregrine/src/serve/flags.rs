//! What the command line and the environment say about serving, from one table.

use std::path::PathBuf;
use std::time::Duration;

use super::config::ConfigError;
use super::settings::ServeSettings;

/// One flag: everything that the parser, the environment and the help text know of it.
pub(super) struct Flag {
    pub(super) names: &'static [&'static str],
    /// The environment variable that says the same, if any.
    pub(super) variable: Option<&'static str>,
    /// How the value is called in the help text; empty for a flag without value.
    value: &'static str,
    help: &'static str,
    set: fn(ServeSettings, &str) -> Result<ServeSettings, String>,
}

pub(super) const FLAGS: &[Flag] = &[
    Flag {
        names: &["--host"],
        variable: Some("PEREGRINE_HOST"),
        value: "<address>",
        help: "where to listen [default: 127.0.0.1]",
        set: |settings, text| Ok(settings.host(text)),
    },
    Flag {
        names: &["--port"],
        variable: Some("PEREGRINE_PORT"),
        value: "<number>",
        help: "port to listen on, 0 for any free one [default: 8000]",
        set: |settings, text| Ok(settings.port(number::<u16>(text, "a port from 0 to 65535")?)),
    },
    Flag {
        names: &["--threads", "--workers"],
        variable: Some("PEREGRINE_THREADS"),
        value: "<number>",
        help: "threads that serve [default: one per core]",
        set: |settings, text| Ok(settings.threads(number::<usize>(text, "a number of threads")?)),
    },
    Flag {
        names: &["--runtime"],
        variable: Some("PEREGRINE_RUNTIME"),
        value: "<mode>",
        help: "`per-core` or `shared` [default: per-core]",
        set: |settings, text| Ok(settings.runtime(text.parse::<super::RuntimeMode>()?)),
    },
    Flag {
        names: &["--drain-timeout"],
        variable: Some("PEREGRINE_DRAIN_TIMEOUT"),
        value: "<seconds>",
        help: "how long requests may go on after a stop signal [default: 30]",
        set: |settings, text| {
            Ok(settings.drain_timeout(Duration::from_secs(number(text, "a whole number of seconds")?)))
        },
    },
    Flag {
        names: &["--proxy-headers"],
        variable: Some("PEREGRINE_PROXY_HEADERS"),
        value: "",
        help: "believe proxies who the client is [default]",
        set: |settings, text| Ok(settings.proxy_headers(switch(text)?)),
    },
    Flag {
        names: &["--no-proxy-headers"],
        variable: None,
        value: "",
        help: "believe none",
        set: |settings, text| Ok(settings.proxy_headers(!switch(text)?)),
    },
    Flag {
        names: &["--forwarded-allow-ips"],
        variable: Some("PEREGRINE_FORWARDED_ALLOW_IPS"),
        value: "<list>",
        help: "the proxies that are believed, `*` for all [default: 127.0.0.1]",
        set: |settings, text| {
            super::TrustedProxies::parse(text)?;
            Ok(settings.forwarded_allow_ips(text))
        },
    },
    Flag {
        names: &["--root-path"],
        variable: Some("PEREGRINE_ROOT_PATH"),
        value: "<path>",
        help: "what a proxy cuts off the beginning of paths [default: nothing]",
        set: |settings, text| {
            if !text.is_empty() && !text.starts_with('/') {
                return Err(format!("`{text}` does not begin with `/`"));
            }
            Ok(settings.root_path(text))
        },
    },
    Flag {
        names: &["--access-log"],
        variable: Some("PEREGRINE_ACCESS_LOG"),
        value: "",
        help: "write a line per request [default]",
        set: |settings, text| Ok(settings.access_log(switch(text)?)),
    },
    Flag {
        names: &["--no-access-log"],
        variable: None,
        value: "",
        help: "write none",
        set: |settings, text| Ok(settings.access_log(!switch(text)?)),
    },
];

impl Flag {
    /// Puts `text` into the settings; the message of a failure starts with `source`.
    pub(super) fn apply(&self, settings: ServeSettings, text: &str, source: &str) -> Result<ServeSettings, String> {
        (self.set)(settings, text).map_err(|reason| format!("`{source}`: {reason}"))
    }
}

fn number<N: std::str::FromStr>(text: &str, expected: &str) -> Result<N, String> {
    text.trim().parse().map_err(|_| format!("`{text}` is not {expected}"))
}

fn switch(text: &str) -> Result<bool, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err(format!("`{text}` is neither `true` nor `false`")),
    }
}

/// What a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// Serve, with these settings over all others.
    Serve(Box<ServeSettings>),
    /// Print the document, or write it to a file, and end.
    OpenApi {
        /// The file.
        output: Option<PathBuf>,
    },
    /// Print this text and end.
    Help(String),
}

impl Invocation {
    /// Reads a command line, without the program's name at its start.
    ///
    /// # Errors
    ///
    /// Unknown flags, flags without their value, and values that cannot be read, all of them together.
    pub fn parse(program: &str, arguments: impl IntoIterator<Item = String>) -> Result<Self, ConfigError> {
        let mut settings = ServeSettings::new();
        let mut problems = Vec::new();
        let mut arguments = arguments.into_iter().peekable();
        if arguments.next_if(|first| first == "openapi").is_some() {
            return export(program, arguments);
        }
        while let Some(argument) = arguments.next() {
            if matches!(argument.as_str(), "--help" | "-h") {
                return Ok(Self::Help(help(program)));
            }
            let (name, attached) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let Some(flag) = FLAGS.iter().find(|flag| flag.names.contains(&name)) else {
                problems.push(unknown(&argument));
                continue;
            };
            let value = match (attached, flag.value.is_empty()) {
                (Some(_), true) => Err(format!("`{name}` takes no value")),
                (None, true) => Ok("true".to_owned()),
                (Some(value), false) => Ok(value),
                // What follows is another flag: the value was forgotten, and the flag must not vanish in it.
                (None, false) => arguments
                    .next_if(|next| !next.starts_with("--"))
                    .ok_or_else(|| format!("`{name}` needs a value: `{name} {}`", flag.value)),
            };
            match value.and_then(|value| flag.apply(settings.clone(), &value, name)) {
                Ok(changed) => settings = changed,
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(Self::Serve(Box::new(settings))) } else { Err(ConfigError { problems }) }
    }
}

/// Reads what follows `openapi`.
fn export(program: &str, mut arguments: impl Iterator<Item = String>) -> Result<Invocation, ConfigError> {
    let mut output = None;
    let mut problems = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.split_once('=').map_or((argument.as_str(), None), |(name, value)| (name, Some(value))) {
            ("--help" | "-h", None) => return Ok(Invocation::Help(help(program))),
            ("--output" | "-o", value) => {
                let value = value.map(str::to_owned).or_else(|| arguments.next()).filter(|value| !value.is_empty());
                match value {
                    Some(path) => output = Some(PathBuf::from(path)),
                    None => problems.push("`--output` needs a value: `--output <file>`".to_owned()),
                }
            }
            _ => problems.push(format!("unknown argument `{argument}` of `openapi`, expected `--output <file>`")),
        }
    }
    if problems.is_empty() { Ok(Invocation::OpenApi { output }) } else { Err(ConfigError { problems }) }
}

fn unknown(argument: &str) -> String {
    let close = FLAGS.iter().flat_map(|flag| flag.names).find(|name| {
        let typed = argument.trim_start_matches('-');
        let known = name.trim_start_matches('-');
        typed.len() > 1 && (known.starts_with(typed) || typed.replace('_', "-") == known)
    });
    match close {
        _ if argument == "openapi" => "`openapi` comes first: before all options".to_owned(),
        Some(name) => format!("unknown argument `{argument}`, did you mean `{name}`?"),
        None => format!("unknown argument `{argument}`, see `--help`"),
    }
}

fn help(program: &str) -> String {
    let mut text = format!(
        "Usage: {program} [options]\n       {program} openapi [--output <file>]   print the OpenAPI document\n\n\
         Options:\n"
    );
    for flag in FLAGS {
        let left = format!("{} {}", flag.names.join(", "), flag.value);
        text.push_str(&format!("  {left:<34}{}", flag.help));
        if let Some(variable) = flag.variable {
            text.push_str(&format!(" [env: {variable}]"));
        }
        text.push('\n');
    }
    text.push_str(&format!("  {:<34}show this text\n", "--help, -h"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Invocation, ConfigError> {
        Invocation::parse("shop", line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags_become_settings() {
        let expected = ServeSettings::new().host("0.0.0.0").port(80).threads(2).access_log(false);
        let line = "--host 0.0.0.0 --port=80 --workers 2 --no-access-log";
        assert_eq!(parse(line), Ok(Invocation::Serve(Box::new(expected))));
    }

    #[test]
    fn every_mistake_is_reported() {
        let error = parse("--prot 1 --port x --host --no-access-log=1 --runtime green").unwrap_err();
        assert_eq!(
            error.problems,
            [
                "unknown argument `--prot`, see `--help`",
                "unknown argument `1`, see `--help`",
                "`--port`: `x` is not a port from 0 to 65535",
                "`--host` needs a value: `--host <address>`",
                "`--no-access-log` takes no value",
                "`--runtime`: `green` is no runtime mode, expected `per-core` or `shared`",
            ]
        );
    }

    #[test]
    fn document_is_asked_for_by_the_first_word() {
        let output = |path: &str| Some(PathBuf::from(path));
        assert_eq!(parse("openapi"), Ok(Invocation::OpenApi { output: None }));
        assert_eq!(parse("openapi --output a.json"), Ok(Invocation::OpenApi { output: output("a.json") }));
        assert_eq!(parse("openapi --output=b.json"), Ok(Invocation::OpenApi { output: output("b.json") }));
        assert_eq!(
            parse("openapi --port 1 -o").unwrap_err().problems,
            [
                "unknown argument `--port` of `openapi`, expected `--output <file>`",
                "unknown argument `1` of `openapi`, expected `--output <file>`",
                "`--output` needs a value: `--output <file>`",
            ]
        );
        assert_eq!(parse("--port 1 openapi").unwrap_err().problems, ["`openapi` comes first: before all options"]);
    }

    #[test]
    fn close_name_is_suggested() {
        let error = parse("--no_access_log").unwrap_err();
        assert_eq!(error.to_string(), "unknown argument `--no_access_log`, did you mean `--no-access-log`?");
    }

    #[test]
    fn help_names_every_flag() {
        let Ok(Invocation::Help(text)) = parse("--port 1 --help") else { panic!("no help") };
        for name in FLAGS.iter().flat_map(|flag| flag.names) {
            assert!(text.contains(name), "{name} is missing in:\n{text}");
        }
    }
}
