/// The assembly a session talks to: the configuration, the dataplane below it, the log.
package braid.shell.router;
