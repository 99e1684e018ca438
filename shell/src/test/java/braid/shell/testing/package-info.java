/// What tests on a real kernel stand on: namespaces, lines, captures and running routers, all gone afterwards.
package braid.shell.testing;
