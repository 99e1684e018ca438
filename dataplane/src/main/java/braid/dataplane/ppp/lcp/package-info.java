/// The Link Control Protocol (RFC 1661, 1570, 1990): its options, its packets and the keepalive of a link.
package braid.dataplane.ppp.lcp;
