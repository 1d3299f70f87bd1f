#[peregrine::main]
pub async fn main() -> Result<(), std::num::ParseIntError> {
    let number: i64 = std::future::ready("1").await.parse()?;
    assert_eq!(number, 1);
    Ok(())
}
