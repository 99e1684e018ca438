package braid.shell.script;

import braid.shell.resolve.Node;
import braid.shell.value.Value;

/// The body of a function: an expression, usually statements in brackets.
record Function(Node node) implements Value.Body {}
