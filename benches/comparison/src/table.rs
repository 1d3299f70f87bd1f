//! Markdown tables of figures, printed or put into the page that shows them.

use std::fmt;

use crate::Failure;
use crate::server::root;

const PAGE: &str = "docs/performance.md";

/// A figure for each server and column; where there is none, a dash.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// What it is called in the page.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) columns: Vec<&'static str>,
    pub(crate) rows: Vec<(&'static str, Vec<Option<f64>>)>,
    pub(crate) decimals: usize,
}

impl Table {
    /// The same as parts of the first row, below which is 1.
    pub(crate) fn ratios(&self, id: &'static str) -> Self {
        let first = self.rows.first().map(|(_, cells)| cells.clone()).unwrap_or_default();
        let divided = |cells: &[Option<f64>]| {
            let pairs = cells.iter().zip(&first);
            pairs.map(|(cell, first)| Some((*cell)? / (*first)?)).collect()
        };
        let rows = self.rows.iter().map(|(name, cells)| (*name, divided(cells))).collect();
        let base = self.rows.first().map_or("nothing", |(name, _)| *name);
        Self { id, title: format!("{}, ratio to {base}", self.title), columns: self.columns.clone(), rows, decimals: 2 }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| | {} |", self.columns.join(" | "))?;
        writeln!(f, "|---|{}", "---:|".repeat(self.columns.len()))?;
        for (name, cells) in &self.rows {
            let cells = cells.iter().map(|cell| cell.map_or("-".to_owned(), |number| grouped(number, self.decimals)));
            writeln!(f, "| {name} | {} |", cells.collect::<Vec<_>>().join(" | "))?;
        }
        Ok(())
    }
}

/// A number with commas between its thousands.
fn grouped(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// The middle one, or the mean of the two middle ones.
pub(crate) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => None,
        length if length.is_multiple_of(2) => Some(f64::midpoint(numbers[middle - 1], numbers[middle])),
        _ => Some(numbers[middle]),
    }
}

/// Puts each table into the page, between the marks that have its name.
///
/// # Errors
///
/// The page has no place for one of them, or cannot be written.
pub(crate) fn write_into_page(tables: &[Table]) -> Result<(), Failure> {
    let path = root().join(PAGE);
    let mut page = std::fs::read_to_string(&path)?;
    for table in tables {
        page = replaced(&page, table).ok_or_else(|| format!("{PAGE} has no place for `{}`", table.id))?;
    }
    Ok(std::fs::write(path, page)?)
}

fn replaced(page: &str, table: &Table) -> Option<String> {
    let (before, rest) = page.split_once(&format!("<!-- {} -->\n", table.id))?;
    let (_, after) = rest.split_once("<!-- end -->\n")?;
    Some(format!("{before}<!-- {} -->\n{table}<!-- end -->\n{after}", table.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let rows = vec![("a", vec![Some(1000.0), None]), ("b", vec![Some(1_234_567.0), Some(2.0)])];
        Table { id: "t", title: "T".to_owned(), columns: vec!["W1", "W2"], rows, decimals: 0 }
    }

    #[test]
    fn tables_are_markdown() {
        let expected = "| | W1 | W2 |\n|---|---:|---:|\n| a | 1,000 | - |\n| b | 1,234,567 | 2 |\n";
        assert_eq!(table().to_string(), expected);
    }

    #[test]
    fn ratios_are_to_the_first_row() {
        let ratios = table().ratios("r");
        assert_eq!(ratios.rows[1].1, [Some(1234.567), None]);
        assert_eq!((ratios.title.as_str(), ratios.decimals), ("T, ratio to a", 2));
    }

    #[test]
    fn medians_stand_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn tables_take_the_place_between_their_marks() {
        let page = "x\n<!-- s -->\nold\n<!-- end -->\n<!-- t -->\nold\n<!-- end -->\ny\n";
        let expected = format!("x\n<!-- s -->\nold\n<!-- end -->\n<!-- t -->\n{}<!-- end -->\ny\n", table());
        assert_eq!(replaced(page, &table()), Some(expected));
        assert_eq!(replaced("x\n", &table()), None);
    }
}
