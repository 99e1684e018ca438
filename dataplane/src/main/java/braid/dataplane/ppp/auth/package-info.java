/// Authentication on one link: PAP (RFC 1334) and CHAP with MD5 (RFC 1994), each as the one who proves and the one who
/// asks.
package braid.dataplane.ppp.auth;
