/// The Point-to-Point Protocol's option negotiation (RFC 1661), shared by LCP and the network control protocols.
package braid.dataplane.ppp;
