# 2026-02-03 10:11:12 by RouterOS 7.22
/interface bridge
add name=bridge1
/interface wireguard
add listen-port=13231 mtu=1420 name=wg1 private-key=\
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
/interface list
add name=WAN
add exclude=dynamic include=static name=LAN
/interface wifi channel
add band=5ghz-ax name=five skip-dfs-channels=10min-cac width=20/40/80mhz
/interface wifi security
add authentication-types=wpa2-psk,wpa3-psk disabled=no name=home
/interface wifi configuration
add channel=five channel.frequency=5180 .width=20mhz country=Latvia name=ap \
    security=home ssid=home
/interface wifi
set [ find default-name=wifi1 ] configuration=ap configuration.mode=ap \
    disabled=no
/ip ipsec proposal
set [ find default=yes ] enc-algorithms=aes-256-cbc
/ip pool
add name=lan ranges=192.168.88.10-192.168.88.250
/ip dhcp-server
add address-pool=lan interface=bridge1 lease-time=30m name=lan
/queue type
set 0 pfifo-limit=60
/queue simple
add max-limit=10M/10M name=q1 queue=default-small/default-small target=\
    192.168.88.0/24
/routing table
add fib name=second
/system logging action
set 3 remote=192.168.88.5
/interface bridge port
add bridge=bridge1 interface=ether2
add bridge=bridge1 interface=wifi1
/ip firewall connection tracking
set udp-timeout=10s
/interface list member
add interface=ether1 list=WAN
add interface=bridge1 list=LAN
/interface wireguard peers
add allowed-address=10.9.0.2/32,fd00::/64 interface=wg1 name=phone \
    public-key="BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB="
/ip dhcp-client
add interface=ether1
/ip firewall address-list
add address=192.168.88.9 list=friends timeout=1w2d
/ip firewall mangle
add action=mark-routing chain=prerouting dst-address-list=!friends \
    in-interface-list=LAN new-routing-mark=second passthrough=no
/ip firewall raw
add action=drop chain=prerouting in-interface=ether1 src-address=10.0.0.0/8
/ipv6 firewall filter
add action=accept chain=input protocol=icmpv6
/ipv6 nd
set [ find default=yes ] disabled=yes
/system clock
set time-zone-name=Europe/Riga
/system logging
set 0 topics=info,!dhcp
add action=remote topics=pppoe,debug
/system note
set note="this is ours\
    \nand has two lines" show-at-login=no
/tool netwatch
add host=192.168.88.5 interval=30s type=icmp up-script=":log info up"
