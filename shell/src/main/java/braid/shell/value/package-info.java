/// Values of the console language; bytes to value and back.
package braid.shell.value;
