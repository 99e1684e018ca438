/// Layouts of printed items: pure text in, text out.
package braid.shell.render;
