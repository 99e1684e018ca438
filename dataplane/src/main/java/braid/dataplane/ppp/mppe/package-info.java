/// Microsoft Point-to-Point Encryption (RFC 3078, RFC 3079): keys, and packets in and out.
package braid.dataplane.ppp.mppe;
