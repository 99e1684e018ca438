/** The shape of the console language; what a word or a brace means is found out later, from the commands' declarations.

    PAREN, BRACKET and BRACE are whole bracketed texts, folded into one token before they come here. */
parser grammar CommandParser;

options { tokenVocab = CommandLexer; }

// Statements: a list of items, separated by blanks; an item is parts without a blank between them.
item : part+ ;
part : WORD | EQUALS | VARIABLE | NAMED_VARIABLE | string | PAREN | BRACKET | BRACE ;

string : QUOTE piece* (END_QUOTE | EOF) ;
piece  : STRING_TEXT | ESCAPE | STRING_JOINED | STRING_VARIABLE | STRING_NAMED | PAREN | BRACKET ;

// Expressions. The operators stand from the tightest to the loosest (measured on 7.21 to 7.24); which of a level groups
// from the right is decided later, so that a long chain is no deep tree.
expression    : list EOF ;
list          : juxtaposition (COMMA juxtaposition)* ;
juxtaposition : operation+ ;

operation
    : operation ARROW operation                                       # access
    | operation APPLY operation                                       # application
    | operation (TIMES | DIVIDED | MODULO) operation                  # product
    | operation (PLUS | MINUS) operation                              # sum
    | operation BIT_AND operation                                     # bitAnd
    | operation BIT_XOR operation                                     # bitXor
    | operation BIT_OR operation                                      # bitOr
    | operation (SHIFT_LEFT | SHIFT_RIGHT) operation                  # shift
    | operation DOT operation                                         # concatenation
    | operation (LESS | GREATER | EQUAL | LESS_OR_EQUAL | GREATER_OR_EQUAL | NOT_EQUAL | MATCHES) operation # comparison
    | operation IN operation                                          # membership
    | operation AND operation                                         # conjunction
    | operation OR operation                                          # disjunction
    | prefix* primary                                                 # operand
    ;

prefix  : NOT | INVERT | NEGATE | DEFER | ANY ;
primary : WORD | ID | VARIABLE | NAMED_VARIABLE | string | BRACKET | LPAREN list RPAREN | emptyArray | array ;

// `{}` is an array only inside another expression.
emptyArray : LBRACE RBRACE ;
wholeArray : array EOF ;
array      : LBRACE element (SEMICOLON element)* SEMICOLON? RBRACE ;
element    : (KEY | QUOTED_KEY) list? | list ;
