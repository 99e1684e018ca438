/// Two routers and two emulated lines on one machine.
package braid.shell.lab;
