/// The sockets of the name service, and the thread that they belong to.
package braid.dataplane.dns.socket;
