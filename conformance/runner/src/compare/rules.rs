//! What a comparison of JSON overlooks: values that change with the run, orders that are undefined.

use crate::json::{Json, NumberRule};

/// How two JSON values are compared.
///
/// ```
/// use conformance_runner::compare::{Rules, json_differences};
/// use conformance_runner::json::parse;
///
/// let (theirs, ours) = (parse(b"[1, 2]")?, parse(b"[2, 1.0]")?);
/// assert_eq!(json_differences(&theirs, &ours, "", &Rules::default()).len(), 2);
/// let rules = Rules { unordered: vec![String::new()], ..Rules::default() };
/// assert!(json_differences(&theirs, &ours, "", &rules).is_empty());
/// # Ok::<(), conformance_runner::json::ParseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rules {
    /// Pointers (`*` for any one part) of values of which only the type must be the same.
    pub volatile: Vec<String>,
    /// Pointers of arrays whose order is free.
    pub unordered: Vec<String>,
    /// Names of members whose arrays are sets, wherever they are.
    pub set_members: &'static [&'static str],
    /// Whether the order of every array is free.
    pub all_unordered: bool,
    /// Whether the order of members matters.
    pub member_order: bool,
    /// How closely numbers are compared.
    pub numbers: NumberRule,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            volatile: Vec::new(),
            unordered: Vec::new(),
            set_members: &[],
            all_unordered: false,
            member_order: false,
            numbers: NumberRule::Value,
        }
    }
}

impl Rules {
    /// The rules of an exchange: its `volatile` and `unordered` pointers.
    #[must_use]
    pub fn of_exchange(exchange: &Json) -> Rules {
        let pointers = |name| {
            let list = exchange.get(name).map(Json::elements).unwrap_or_default();
            list.iter().filter_map(Json::as_str).map(str::to_owned).collect()
        };
        Rules { volatile: pointers("volatile"), unordered: pointers("unordered"), ..Rules::default() }
    }

    /// Whether the value at `pointer` changes with the run.
    #[must_use]
    pub fn is_volatile(&self, pointer: &str) -> bool {
        self.volatile.iter().any(|pattern| covers(pattern, pointer))
    }

    /// Whether the array at `pointer` has no defined order.
    #[must_use]
    pub fn is_unordered(&self, pointer: &str) -> bool {
        self.all_unordered || self.unordered.iter().any(|pattern| covers(pattern, pointer))
    }
}

/// Whether a pattern of pointers stands for this one.
fn covers(pattern: &str, pointer: &str) -> bool {
    if pattern == pointer {
        return true;
    }
    pattern.contains('*')
        && pattern.split('/').count() == pointer.split('/').count()
        && pattern.split('/').zip(pointer.split('/')).all(|(expected, part)| expected == "*" || expected == part)
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn star_stands_for_exactly_one_part() {
        assert!(covers("/json/*/id", "/json/0/id"));
        assert!(covers("/json/id", "/json/id"));
        for pointer in ["/json/id", "/json/0/x/id", "/json/0/name", "/json/0"] {
            assert!(!covers("/json/*/id", pointer), "{pointer}");
        }
    }
}
