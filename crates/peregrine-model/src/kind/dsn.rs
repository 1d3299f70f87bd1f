//! The addresses of databases and brokers that are URLs with one host.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use url::Url;

use super::url::{Allowed, Parsed, describe, parse, urls, validate};
use super::{Kind, Shape};
use crate::json::{Bail, Reader, Writer};
use crate::rules::takes;
use crate::{Failed, Generator, Input, Report, Rules, Schema, Validation};

urls! {
    /// A `cockroachdb` URL, which has a host.
    CockroachDsn { schemes: &["cockroachdb", "cockroachdb+psycopg2", "cockroachdb+asyncpg"], host_required: true }

    /// An `amqp` or `amqps` URL.
    AmqpDsn { schemes: &["amqp", "amqps"] }

    /// A `redis` or `rediss` URL: of this host, port 6379 and database 0 unless it says others.
    ///
    /// ```
    /// use peregrine_model::kind::RedisDsn;
    ///
    /// let url: RedisDsn = "redis://cache.example".parse()?;
    /// assert_eq!(url.as_str(), "redis://cache.example:6379/0");
    /// # Ok::<(), peregrine_model::Report<'static>>(())
    /// ```
    RedisDsn {
        schemes: &["redis", "rediss"],
        host_required: true,
        default_host: Some("localhost"),
        default_port: Some(6379),
        default_path: Some("/0")
    }

    /// A `kafka` URL: of this host and port 9092 unless it says others.
    KafkaDsn { schemes: &["kafka"], default_host: Some("localhost"), default_port: Some(9092) }

    /// A `mysql` URL, which has a host; of port 3306 unless it says another.
    MySqlDsn {
        schemes: &[
            "mysql",
            "mysql+mysqlconnector",
            "mysql+aiomysql",
            "mysql+asyncmy",
            "mysql+mysqldb",
            "mysql+pymysql",
            "mysql+cymysql",
            "mysql+pyodbc",
        ],
        host_required: true,
        default_port: Some(3306)
    }

    /// A `mariadb` URL: of port 3306 unless it says another.
    MariaDbDsn { schemes: &["mariadb", "mariadb+mariadbconnector", "mariadb+pymysql"], default_port: Some(3306) }

    /// A `clickhouse` URL: of this host and port 9000 unless it says others.
    ClickHouseDsn {
        schemes: &[
            "clickhouse+native",
            "clickhouse+asynch",
            "clickhouse+http",
            "clickhouse",
            "clickhouses",
            "clickhousedb",
        ],
        default_host: Some("localhost"),
        default_port: Some(9000)
    }

    /// A `snowflake` URL, which has a host.
    SnowflakeDsn { schemes: &["snowflake"], host_required: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: FromStr<Err = Report<'static>> + fmt::Display>(text: &str) -> Result<String, String> {
        text.parse().map(|url: T| url.to_string()).map_err(|report| report.issues()[0].message())
    }

    #[test]
    fn what_is_missing_is_put_in() {
        assert_eq!(read::<RedisDsn>("redis:///1").as_deref(), Ok("redis://localhost:6379/1"));
        assert_eq!(read::<KafkaDsn>("kafka:/x").as_deref(), Ok("kafka://localhost:9092/x"));
        assert_eq!(read::<MariaDbDsn>("mariadb://u@h").as_deref(), Ok("mariadb://u@h:3306"));
    }

    #[test]
    fn what_cannot_be_put_in_is_told() {
        let empty = "Input should be a valid URL, empty host";
        assert_eq!(read::<MySqlDsn>("mysql:").unwrap_err(), empty);
        assert_eq!(read::<MariaDbDsn>("mariadb:x").unwrap_err(), empty);
        assert_eq!(read::<SnowflakeDsn>("snowflake://").unwrap_err(), empty);
        let opaque = "Input should be a valid URL, a cannot-be-a-base URL doesn\u{2019}t have a host to set";
        assert_eq!(read::<RedisDsn>("redis:x").unwrap_err(), opaque);
        let scheme = "URL scheme should be 'cockroachdb', 'cockroachdb+psycopg2' or 'cockroachdb+asyncpg'";
        assert_eq!(read::<CockroachDsn>("x://y").unwrap_err(), scheme);
    }
}
