/// rtnetlink spoken directly: messages and attributes, and the families link, address, route and queue on top of them.
package braid.dataplane.netlink;
