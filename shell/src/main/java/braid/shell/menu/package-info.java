/// The menus, one file each: a declaration and little else.
package braid.shell.menu;
