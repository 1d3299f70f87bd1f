use std::borrow::Cow;
use std::collections::HashMap;

use super::Input;

/// Past this many members a lookup by name goes through an index, so that a hostile object can't make reading it
/// quadratic.
const SCANNED_MEMBERS_MAX: usize = 16;

/// The members of an object, in the order of their first appearance.
#[derive(Debug, Clone, Default)]
pub struct Object<'a> {
    members: Vec<(Cow<'a, str>, Input<'a>)>,
    /// From a name to its place, once there are many. Names are a client's, so the standard library's seeded hash it
    /// is.
    #[expect(clippy::box_collection, reason = "few objects have one, and each would keep six words for it")]
    index: Option<Box<HashMap<Cow<'a, str>, usize>>>,
}

impl<'a> Object<'a> {
    /// An object without members.
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new(), index: None }
    }

    /// An object with room for so many members.
    pub(crate) fn with_capacity(members: usize) -> Self {
        Self { members: Vec::with_capacity(members), index: None }
    }

    /// Sets a member. One that is there already keeps its place and takes the value, as in Python's `dict`.
    pub fn insert(&mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Input<'a>>) {
        let (name, value) = (name.into(), value.into());
        if let Some(place) = self.place(&name) {
            self.members[place].1 = value;
            return;
        }
        if let Some(index) = &mut self.index {
            index.insert(name.clone(), self.members.len());
        } else if self.members.len() == SCANNED_MEMBERS_MAX {
            let names = self.members.iter().map(|(name, _)| name).chain([&name]);
            self.index = Some(Box::new(names.cloned().zip(0..).collect()));
        }
        self.members.push((name, value));
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Input<'a>> {
        self.place(name).map(|place| &self.members[place].1)
    }

    /// The value of a member that probably stands at that place.
    pub(crate) fn get_near(&self, place: usize, name: &str) -> Option<&Input<'a>> {
        match self.members.get(place) {
            Some((known, value)) if known == name => Some(value),
            _ => self.get(name),
        }
    }

    /// The value of a member, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Input<'a>> {
        self.place(name).map(|place| &mut self.members[place].1)
    }

    /// Takes a member out. The others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Input<'a>> {
        let place = self.place(name)?;
        let (_, value) = self.members.remove(place);
        if self.index.is_some() {
            self.index = Some(Box::new(self.members.iter().map(|(name, _)| name.clone()).zip(0..).collect()));
        }
        Some(value)
    }

    /// Whether a member of that name is there.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Input<'a>)> {
        self.members.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The same object with all of its text copied.
    #[must_use]
    pub fn into_owned(self) -> Object<'static> {
        self.into_iter().map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned())).collect()
    }

    fn place(&self, name: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(name).copied(),
            None => self.members.iter().position(|(known, _)| known == name),
        }
    }
}

/// As in Python, two objects are equal when they have the same members, in whatever order.
impl PartialEq for Object<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Input<'a>>> FromIterator<(K, V)> for Object<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut object = Self::new();
        for (name, value) in members {
            object.insert(name, value);
        }
        object
    }
}

impl<'a> IntoIterator for Object<'a> {
    type Item = (Cow<'a, str>, Input<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_a_tree_is_small() {
        // A body of empty arrays becomes a tree of so many bytes for every three of its own.
        assert_eq!(size_of::<Input<'_>>(), 32);
    }

    #[test]
    fn last_duplicate_wins_at_the_first_place() {
        let object: Object = [("a", 1), ("b", 2), ("a", 3)].into_iter().collect();
        assert_eq!(object.iter().collect::<Vec<_>>(), [("a", &Input::Int(3)), ("b", &Input::Int(2))]);
    }

    #[test]
    fn many_members_are_found_and_replaced_through_the_index() {
        let mut object: Object = (0..100).map(|number| (number.to_string(), number)).collect();
        object.insert("57", 1000);
        assert_eq!(object.len(), 100);
        assert_eq!(object.get("57"), Some(&Input::Int(1000)));
        assert_eq!(object.remove("3"), Some(Input::Int(3)));
        assert_eq!(object.get("4"), Some(&Input::Int(4)));
        assert_eq!(object.get("3"), None);
    }
}
