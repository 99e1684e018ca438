# 2026-02-03 10:11:12 by RouterOS 7.22
# software id = AAAA-0000
#
# model = CRS328-24P-4S+
# serial number = 000000000000
/interface bridge
add admin-mac=02:00:00:00:10:01 auto-mac=no name=bridge1 vlan-filtering=yes
/interface ethernet
set [ find default-name=ether1 ] comment=uplink poe-out=off
set [ find default-name=ether24 ] name=camera-24 poe-out=forced-on
set [ find default-name=sfp-sfpplus1 ] auto-negotiation=no speed=\
    10G-baseSR-LR
/interface ethernet switch
set 0 l3-hw-offloading=yes
/interface ethernet switch port
set 0 l3-hw-offloading=no
set 25 storm-rate=10
/interface list
add name=LAN
/port
set 0 name=serial0
/interface bridge port
add bridge=bridge1 interface=ether2
add bridge=bridge1 interface=camera-24 pvid=40
/ip neighbor discovery-settings
set discover-interface-list=!LAN
/interface bridge vlan
add bridge=bridge1 tagged=bridge1,sfp-sfpplus1 vlan-ids=40
/interface list member
add interface=bridge1 list=LAN
/ip service
set telnet disabled=yes
set www-ssl certificate=web disabled=no
/lcd
set backlight-timeout=5m default-screen=stats read-only-mode=yes
/system health
set fan-target-temp=55C
/system leds
set 0 interface=ether1 leds=user-led type=interface-activity
/system routerboard mode-button
set enabled=yes on-event=":log info \"pressed\""
/system routerboard settings
set auto-upgrade=yes enter-setup-on=delete-key
/system ups
add name=ups1 port=serial0
