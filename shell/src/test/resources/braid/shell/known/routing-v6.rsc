# jan/02/2021 03:04:05 by RouterOS 6.48
# software id = AAAA-0000
#
/interface bridge
add name=loopback
add name=lan
/interface wireless security-profiles
set [ find default=yes ] authentication-types=wpa2-psk mode=dynamic-keys \
    supplicant-identity=r6 wpa2-pre-shared-key="not \"really\" secret"
/interface wireless
set [ find default-name=wlan1 ] band=2ghz-b/g/n country=latvia disabled=no \
    mode=ap-bridge ssid="our own net" wireless-protocol=802.11
/routing bgp instance
set default as=65006 router-id=10.0.0.6
/routing ospf instance
set [ find default=yes ] redistribute-connected=as-type-1 router-id=10.0.0.6
/routing ospf area
add area-id=0.0.0.1 name=inside
/snmp community
set [ find default=yes ] addresses=10.0.0.0/8
/user group
set full policy="local,telnet,ssh,ftp,reboot,read,write,policy,test,winbox,pas\
    sword,web,sniff,sensitive,api,romon,dude,tikapp"
/interface bridge port
add bridge=lan interface=ether2
add bridge=lan interface=wlan1
/ip accounting
set enabled=yes threshold=2560
/ip route rule
add action=lookup-only-in-table src-address=10.6.0.0/16 table=second
/routing bgp network
add network=10.6.0.0/16
/routing bgp peer
add in-filter=from-five name=five remote-address=10.0.0.5 remote-as=65005 \
    tcp-md5-key=abc update-source=loopback
/routing filter
add action=accept chain=from-five prefix=10.5.0.0/16 prefix-length=16-24
add action=discard chain=from-five
/routing ospf interface
add cost=20 interface=lan network-type=broadcast
/routing ospf network
add area=inside network=10.6.0.0/16
/system ntp client
set enabled=yes primary-ntp=10.0.0.1 secondary-ntp=10.0.0.2
