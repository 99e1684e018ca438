/// What is thrown at the language: targets for Jazzer, which runs each in a process of its own.
package braid.shell.fuzz;
