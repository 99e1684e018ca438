/// The Compression Control Protocol (RFC 1962), as far as encryption needs it (RFC 3078 section 2).
package braid.dataplane.ppp.ccp;
