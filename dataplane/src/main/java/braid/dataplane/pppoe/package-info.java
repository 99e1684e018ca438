/// PPPoE discovery (RFC 2516, RFC 4638): how a session with an access concentrator is found, and given.
package braid.dataplane.pppoe;
