/// Routes, tables and rules of a running router, by what becomes of packets.
package braid.shell.routing;
