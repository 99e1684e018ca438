/// The shape of a text as sealed records, each with the bytes it came from.
package braid.grammar.ast;
