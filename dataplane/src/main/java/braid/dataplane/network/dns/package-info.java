/// What the router's name service is asked to be: values only.
package braid.dataplane.network.dns;
