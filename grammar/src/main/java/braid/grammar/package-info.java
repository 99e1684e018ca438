/// Placeholder until the first class.
package braid.grammar;
