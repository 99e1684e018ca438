/// The firewall as its user sees it: commands on one side, packets between namespaces on the other.
package braid.shell.firewall;
