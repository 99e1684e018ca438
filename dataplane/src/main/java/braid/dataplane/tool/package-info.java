/// The router's own tools: what a person at the console asks of the network.
package braid.dataplane.tool;
