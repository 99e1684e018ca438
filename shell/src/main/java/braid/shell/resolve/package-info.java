/// The second half of reading: a statement's shape and the declarations of menus and commands give a call, or
/// RouterOS's error.
package braid.shell.resolve;
