/// Braid against a kernel's own PPP, which runs in a guest kernel on the same machine.
package braid.shell.peer;
