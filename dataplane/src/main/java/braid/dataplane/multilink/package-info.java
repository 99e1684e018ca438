/// Multilink PPP (RFC 1990): cutting packets into numbered fragments over several links, and putting them together.
package braid.dataplane.multilink;
