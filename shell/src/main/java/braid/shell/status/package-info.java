/// What the running router knows, as read-only properties, flags and dynamic items: the only way out of the dataplane.
package braid.shell.status;
