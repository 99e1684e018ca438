/// Bytes to shape: the one way into the grammar.
package braid.grammar.parse;
