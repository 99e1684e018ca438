/// The IPv6 Control Protocol (RFC 5072): link-local addresses of a session.
package braid.dataplane.ppp.ipv6cp;
