/// What the tests of every module share.
package braid.grammar.testing;
