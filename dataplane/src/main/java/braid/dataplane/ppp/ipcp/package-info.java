/// The Internet Protocol Control Protocol (RFC 1332, 1877): addresses and name servers of a session.
package braid.dataplane.ppp.ipcp;
