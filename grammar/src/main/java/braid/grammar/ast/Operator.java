package braid.grammar.ast;

/// The binary operators, as RouterOS's parser spells them.
public enum Operator {
    COMMA(",", Grouping.FLAT),
    /// Operands without an operator between them.
    JUXTAPOSITION("", Grouping.FLAT),
    OR("or", Grouping.FLAT),
    AND("and", Grouping.FLAT),
    IN("in", Grouping.LEFT),
    LESS("<", Grouping.LEFT),
    GREATER(">", Grouping.LEFT),
    EQUAL("=", Grouping.LEFT),
    LESS_OR_EQUAL("<=", Grouping.LEFT),
    GREATER_OR_EQUAL(">=", Grouping.LEFT),
    NOT_EQUAL("!=", Grouping.LEFT),
    MATCHES("~", Grouping.LEFT),
    CONCATENATE(".", Grouping.FLAT),
    SHIFT_LEFT("<<", Grouping.RIGHT),
    SHIFT_RIGHT(">>", Grouping.RIGHT),
    BIT_OR("|", Grouping.FLAT),
    BIT_XOR("^", Grouping.FLAT),
    BIT_AND("&", Grouping.FLAT),
    ADD("+", Grouping.FLAT),
    SUBTRACT("-", Grouping.LEFT),
    MULTIPLY("*", Grouping.FLAT),
    DIVIDE("/", Grouping.LEFT),
    MODULO("%", Grouping.LEFT),
    APPLY("<%%", Grouping.RIGHT),
    ELEMENT("->", Grouping.LEFT);

    /// How a chain of operators of one level is grouped.
    public enum Grouping {
        LEFT,
        RIGHT,
        /// From the left, and RouterOS keeps the operands of a chain in one node.
        FLAT
    }

    private final String spelling;
    private final Grouping grouping;

    Operator(String spelling, Grouping grouping) {
        this.spelling = spelling;
        this.grouping = grouping;
    }

    public String spelling() {
        return spelling;
    }

    public Grouping grouping() {
        return grouping;
    }
}
