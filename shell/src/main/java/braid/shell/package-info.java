/// The program: its arguments, and who is put together with whom.
package braid.shell;
