/// The words a menu or a command is declared in.
package braid.shell.schema;
