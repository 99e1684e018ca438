/// Authentication on one link, each method as the one who proves and the one who asks: PAP (RFC 1334), CHAP with MD5
/// (RFC 1994), MS-CHAPv1 (RFC 2433) and MS-CHAPv2 (RFC 2759).
package braid.dataplane.ppp.auth;
