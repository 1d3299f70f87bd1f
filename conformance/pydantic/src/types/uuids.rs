//! UUIDs and their versions.

specs! {
    uuid1: value [version = 1] { uuid::Uuid }
    uuid3: value [version = 3] { uuid::Uuid }
    uuid4: value [version = 4] { uuid::Uuid }
    uuid5: value [version = 5] { uuid::Uuid }
    uuid6: value [version = 6] { uuid::Uuid }
    uuid7: value [version = 7] { uuid::Uuid }
    uuid8: value [version = 8] { uuid::Uuid }
    uuid_plain: value [] { uuid::Uuid }
    uuid_strict: value [strict] { uuid::Uuid }
}
