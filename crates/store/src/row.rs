//! A record straight out of its row. A visit may have ten thousand rows, and building a tree of values for each takes longer
//! than fetching them.

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::{Error, Value};
use uuid::Uuid;
use visitbook_domain::{Record, SubjectKind};

use crate::error::StoreError;
use crate::tables::{Shape, Table};

/// The record of `kind` that a row is; its columns stand in the table's order from `first` on.
pub(crate) fn record(
    kind: SubjectKind,
    table: &'static Table,
    row: &Row<'_>,
    first: usize,
) -> Result<Record, StoreError> {
    let fields = Fields { table, row, first };
    Record::deserialize(Part::Record(kind, fields))
        .map_err(|_| StoreError::Damaged("a row cannot be read as its record"))
}

/// A date or a word of a closed vocabulary, from a column read by itself.
pub(crate) fn from_word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(word)).map_err(|_| StoreError::Damaged("a word of a row cannot be read"))
}

/// The columns of a row.
#[derive(Clone, Copy)]
struct Fields<'a> {
    table: &'static Table,
    row: &'a Row<'a>,
    first: usize,
}

/// What a record is read from, from the whole down to one column.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// The record as the domain writes it: its kind first, so that the fields are read into their type as they come.
    Record(SubjectKind, Fields<'a>),
    /// Its kind.
    Kind(SubjectKind),
    /// Its fields.
    Fields(Fields<'a>),
    /// One of them.
    Column(Shape, ValueRef<'a>),
}

impl<'a> Fields<'a> {
    /// Each with its name. A column that is not there is none.
    fn each(self) -> impl Iterator<Item = (&'static str, Part<'a>)> {
        let columns = self.table.columns.iter().zip(self.first..);
        columns.map(move |((name, shape), at)| {
            let value = self.row.get_ref(at).unwrap_or(ValueRef::Null);
            (*name, Part::Column(*shape, value))
        })
    }
}

impl<'a> Part<'a> {
    /// The text of a column that holds JSON.
    fn json(self) -> Option<Result<&'a str, Error>> {
        match self {
            Self::Column(Shape::Json, value) => Some(value.as_str().map_err(Error::custom)),
            _ => None,
        }
    }

    /// A word of a closed vocabulary.
    fn word(self) -> Result<&'a str, Error> {
        match self {
            Self::Kind(kind) => Ok(kind.word()),
            Self::Column(Shape::Text, value) => value.as_str().map_err(Error::custom),
            _ => Err(misshapen()),
        }
    }
}

/// What JSON says, with nothing behind it.
fn told<'a, T>(
    text: Result<&'a str, Error>,
    read: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'a>>) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut json = serde_json::Deserializer::from_str(text?);
    let value = read(&mut json)?;
    json.end()?;
    Ok(value)
}

fn misshapen() -> Error {
    Error::custom("a column does not have its field's shape")
}

impl<'a> IntoDeserializer<'a, Error> for Part<'a> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Record(kind, fields) => {
                let parts = [("kind", Self::Kind(kind)), ("record", Self::Fields(fields))];
                visitor.visit_map(MapDeserializer::new(parts.into_iter()))
            }
            Self::Kind(kind) => visitor.visit_borrowed_str(kind.word()),
            Self::Fields(fields) => visitor.visit_map(MapDeserializer::new(fields.each())),
            Self::Column(Shape::Json, _) => match self.json() {
                Some(text) => told(text, |json| json.deserialize_any(visitor)),
                None => Err(misshapen()),
            },
            Self::Column(_, ValueRef::Null) => visitor.visit_unit(),
            Self::Column(Shape::Id, ValueRef::Blob(bytes)) => {
                let id = Uuid::from_slice(bytes).map_err(Error::custom)?;
                visitor.visit_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
            }
            Self::Column(Shape::Text, value) => visitor.visit_borrowed_str(value.as_str().map_err(Error::custom)?),
            Self::Column(Shape::Number, ValueRef::Integer(number)) => visitor.visit_i64(number),
            Self::Column(Shape::Flag, ValueRef::Integer(flag)) => visitor.visit_bool(flag != 0),
            Self::Column(..) => Err(misshapen()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.json(), self) {
            (Some(text), _) => told(text, |json| json.deserialize_option(visitor)),
            (None, Self::Column(_, ValueRef::Null)) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.json() {
            Some(text) => told(text, |json| json.deserialize_enum(name, variants, visitor)),
            None => visitor.visit_enum(BorrowedStrDeserializer::new(self.word()?)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        match self.json() {
            Some(text) => told(text, |json| json.deserialize_newtype_struct(name, visitor)),
            None => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
