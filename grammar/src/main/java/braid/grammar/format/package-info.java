/// Values and commands to text: quoting, escapes and line wrapping as `/export` writes them.
package braid.grammar.format;
