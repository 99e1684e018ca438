/// The configuration: items, changes to them, and how both outlive the process.
package braid.shell.config;
