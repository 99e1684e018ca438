/// Commands: what they are called, what they take and what they do.
package braid.shell.command;
