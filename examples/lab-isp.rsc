# The provider's end of two DSL lines: it terminates the bundle that mlppp-two-lines.rsc dials.
# `braid lab` runs this on its second router; ether1 and ether2 are the ends of the two emulated lines.

/system identity set name=isp

# Who dials in gets an address of this pool; 10.64.0.1 is the provider's end of every bundle.
/ip pool add name=customers ranges=10.64.1.2-10.64.1.254
/ppp profile add name=lines local-address=10.64.0.1 remote-address=customers dns-server=10.64.0.1
/ppp secret add name=xxx password=yyy service=pppoe profile=lines

# A number for mrru switches Multilink PPP on. Links of one customer are joined across the two servers.
/interface pppoe-server server
add service-name=ISP interface=ether1 mrru=1614 default-profile=lines
add service-name=ISP interface=ether2 mrru=1614 default-profile=lines
