/// What becomes of each line of a configuration.
package braid.shell.judge;
