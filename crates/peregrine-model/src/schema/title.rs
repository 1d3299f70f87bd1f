/// The title that pydantic makes of a field's name: `unit_price` becomes `Unit Price`.
///
/// It is Python's `str.title`: the first letter of every run of letters in upper case, the others in lower case.
///
/// ```
/// assert_eq!(peregrine_model::title_of("unit_price"), "Unit Price");
/// assert_eq!(peregrine_model::title_of("itemId2x"), "Itemid2X");
/// ```
#[must_use]
pub fn title_of(name: &str) -> String {
    let mut title = String::with_capacity(name.len());
    let mut within_word = false;
    for char in name.chars() {
        match char {
            '_' => title.push(' '),
            _ if within_word => title.extend(char.to_lowercase()),
            _ => title.extend(char.to_uppercase()),
        }
        within_word = char.is_alphabetic();
    }
    title
}
