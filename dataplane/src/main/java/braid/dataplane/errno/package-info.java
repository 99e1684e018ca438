/// How Linux says no: error numbers by name, and the exception that carries one with the kernel's own words.
package braid.dataplane.errno;
