/// The socket that consoles come in by.
package braid.shell.server;
