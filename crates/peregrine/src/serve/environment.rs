//! What the environment says about serving.

use super::config::ConfigError;
use super::flags::FLAGS;
use super::settings::ServeSettings;

impl ServeSettings {
    /// Reads the environment of this process.
    ///
    /// # Errors
    ///
    /// Variables whose value cannot be read, all of them together.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// Reads variables through `value_of`. An empty one counts as not set.
    ///
    /// # Errors
    ///
    /// Variables whose value cannot be read, all of them together.
    pub fn from_variables(value_of: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let value_of = |name: &str| value_of(name).filter(|value| !value.is_empty());
        let mut settings = Self::new();
        let mut problems = Vec::new();
        let own = FLAGS.iter().filter_map(|flag| Some((flag, flag.variable?)));
        // First the variables without our name, which ours then replace.
        for (flag, variable) in platform_variables().chain(own) {
            let Some(value) = value_of(variable).filter(|value| variable != "HOST" || is_own_address(value)) else {
                continue;
            };
            match flag.apply(settings.clone(), &value, variable) {
                Ok(changed) => settings = changed,
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(settings) } else { Err(ConfigError { problems }) }
    }
}

/// `HOST` and `PORT`, by which hosting platforms tell a program where to listen, and `FORWARDED_ALLOW_IPS`, by which
/// they tell uvicorn whom to believe.
fn platform_variables() -> impl Iterator<Item = (&'static super::flags::Flag, &'static str)> {
    let known = [("--host", "HOST"), ("--port", "PORT"), ("--forwarded-allow-ips", "FORWARDED_ALLOW_IPS")];
    known.into_iter().filter_map(|(name, variable)| {
        let flag = FLAGS.iter().find(|flag| flag.names.contains(&name))?;
        Some((flag, variable))
    })
}

/// Some shells put the machine's name into `HOST`, and conda the compiler's target: neither is meant as a place to
/// listen, so only what cannot be anything else is taken.
fn is_own_address(text: &str) -> bool {
    text == "localhost" || text.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<ServeSettings, ConfigError> {
        ServeSettings::from_variables(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn own_variables_replace_those_of_the_platform() {
        let settings = read(&[("PORT", "1"), ("PEREGRINE_PORT", "2"), ("HOST", "0.0.0.0")]).unwrap();
        assert_eq!(settings, ServeSettings::new().port(2).host("0.0.0.0"));
    }

    #[test]
    fn machine_name_in_host_is_not_an_address() {
        assert_eq!(read(&[("HOST", "x86_64-conda-linux-gnu")]), Ok(ServeSettings::new()));
        assert_eq!(read(&[("PEREGRINE_HOST", "api.local")]), Ok(ServeSettings::new().host("api.local")));
    }

    #[test]
    fn unreadable_values_are_reported_with_their_variable() {
        let error =
            read(&[("PORT", "http"), ("PEREGRINE_ACCESS_LOG", "maybe"), ("PEREGRINE_THREADS", "")]).unwrap_err();
        assert_eq!(
            error.problems,
            [
                "`PORT`: `http` is not a port from 0 to 65535",
                "`PEREGRINE_ACCESS_LOG`: `maybe` is neither `true` nor `false`"
            ]
        );
    }
}
