/// The program on the terminal: a pump of bytes, window sizes and an exit status.
package braid.shell.client;
