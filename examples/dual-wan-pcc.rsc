# Two providers, used at once: each new connection of the home goes to one of them by a hash of its addresses and ports
# (per-connection-classifier), and stays there. When a provider is gone, the other one carries everything.
# ether1 leads to the first provider, ether2 to the second, ether3 to the network at home.

/interface ethernet
set [ find default-name=ether1 ] name=wan1
set [ find default-name=ether2 ] name=wan2
set [ find default-name=ether3 ] name=local

/ip address
add address=198.51.100.2/24 interface=wan1
add address=203.0.113.2/24 interface=wan2
add address=192.168.88.1/24 interface=local

# A table for each provider, with a default route of its own. A gateway that does not answer takes its routes with it.
/routing table
add name=to_WAN1 fib
add name=to_WAN2 fib
/ip route
add gateway=198.51.100.1 routing-table=to_WAN1 check-gateway=ping
add gateway=203.0.113.1 routing-table=to_WAN2 check-gateway=ping

# What bears no mark goes to the first provider, and to the second when that is gone; so does what bears the mark of a
# table that has no route left.
add gateway=198.51.100.1 distance=1 check-gateway=ping
add gateway=203.0.113.1 distance=2 check-gateway=ping

/ip firewall mangle
# What came in by a provider is answered by the same one.
add chain=prerouting in-interface=wan1 connection-mark=no-mark action=mark-connection new-connection-mark=WAN1
add chain=prerouting in-interface=wan2 connection-mark=no-mark action=mark-connection new-connection-mark=WAN2
# Connections of the home are shared out.
add chain=prerouting in-interface=local connection-mark=no-mark dst-address-type=!local \
    per-connection-classifier=both-addresses-and-ports:2/0 action=mark-connection new-connection-mark=WAN1
add chain=prerouting in-interface=local connection-mark=no-mark dst-address-type=!local \
    per-connection-classifier=both-addresses-and-ports:2/1 action=mark-connection new-connection-mark=WAN2
# The mark of the connection chooses the table.
add chain=prerouting in-interface=local connection-mark=WAN1 action=mark-routing new-routing-mark=to_WAN1
add chain=prerouting in-interface=local connection-mark=WAN2 action=mark-routing new-routing-mark=to_WAN2
add chain=output connection-mark=WAN1 action=mark-routing new-routing-mark=to_WAN1
add chain=output connection-mark=WAN2 action=mark-routing new-routing-mark=to_WAN2

/ip firewall nat
add chain=srcnat out-interface=wan1 action=masquerade
add chain=srcnat out-interface=wan2 action=masquerade
