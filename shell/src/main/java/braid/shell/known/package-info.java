/// What RouterOS 7.22, MikroTik's hardware and version 6 know and Braid does not declare by hand: menus that are kept,
/// printed, completed and exported, and carried out by nobody.
package braid.shell.known;
