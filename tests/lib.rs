//! Journeys and architecture checks live in the tests of this package; the library itself is empty.
