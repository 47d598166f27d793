/// How fast the language is: run by `benchmarks/language`, compiled by the profile `bench` alone.
///
/// Not `@NullMarked`: JMH fills the fields of a benchmark after it was made.
package dev.crowfoot.bench;
