use chrono::{Datelike, NaiveDate};
use peregrine::prelude::*;

const TODAY: (i32, u32, u32) = (2026, 11, 20);

#[derive(Model)]
struct Student {
    first_name: String,
    last_name: String,
    birth_date: NaiveDate,
    #[field(default = [])]
    grades: Vec<f64>,
}

#[computed]
impl Student {
    fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    fn age(&self) -> i32 {
        let (year, month, day) = TODAY;
        let born = self.birth_date;
        year - born.year() - i32::from((month, day) < (born.month(), born.day()))
    }

    fn gpa(&self) -> f64 {
        if self.grades.is_empty() {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody has that many grades")]
        let count = self.grades.len() as f64;
        super::rounded(self.grades.iter().sum::<f64>() / count)
    }

    fn letter_grade(&self) -> String {
        let letter = match self.gpa() {
            gpa if gpa >= 90.0 => "A",
            gpa if gpa >= 80.0 => "B",
            gpa if gpa >= 70.0 => "C",
            gpa if gpa >= 60.0 => "D",
            _ => "F",
        };
        letter.to_owned()
    }

    fn honor_roll(&self) -> bool {
        self.gpa() >= 85.0 && self.grades.len() >= 3
    }
}

#[post("/m")]
async fn m(item: Student) -> Student {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
