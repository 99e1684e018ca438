/// The whole configuration to one desired state of the network, and the refusals: the only way into the dataplane.
package braid.shell.intent;
