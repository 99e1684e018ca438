# A home router with two DSL lines that become one link: Multilink PPP over PPPoE.
# ether1 and ether2 lead to the DSL modems, ether3 to the network at home. `braid lab` runs this on your router.

/interface ethernet set [ find default-name=ether3 ] name=local

# Two ports in `interface` make it multilink; full-size packets of 1500 bytes pass without touching TCP's MSS.
/interface pppoe-client
   add service-name=ISP interface=ether1,ether2 user=xxx password=yyy disabled=no \
   add-default-route=yes use-peer-dns=yes

/ip address add address=192.168.88.1/24 interface=local

# The router answers name queries of the home with what the provider's servers say. (This one line is kept, printed
# and exported; Braid does not carry out name service yet, and says so.)
/ip dns set allow-remote-request=yes

# Everybody at home goes out under the address of the line.
/ip firewall nat
add chain=src-nat action=masquerade out-interface=pppoe-out1

# Who may talk to the router itself.
/ip firewall filter
add chain=input connection-state=invalid action=drop \
    comment="Drop Invalid connections"
add chain=input connection-state=established action=accept \
    comment="Allow Established connections"
add chain=input protocol=icmp action=accept \
    comment="Allow ICMP"
add chain=input src-address=192.168.88.0/24 action=accept \
    in-interface=!pppoe-out1
add chain=input action=drop comment="Drop everything else"
