/// The work of the commands, one file each.
package braid.shell.command;
