/// The interpreter of the console language.
package braid.shell.script;
