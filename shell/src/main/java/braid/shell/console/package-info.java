/// The line editor on a stream of bytes: prompt, history, completion, colours, help.
package braid.shell.console;
