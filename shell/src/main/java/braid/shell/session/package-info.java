/// Who, where, item numbers, variables, terminal or none; no line editor.
package braid.shell.session;
