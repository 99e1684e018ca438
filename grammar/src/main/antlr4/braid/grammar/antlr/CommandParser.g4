/** The shape of the console language; what a word or a brace means is found out later, from the commands' declarations.

    PAREN, BRACKET and BRACE are whole bracketed texts, folded into one token before they come here. */
parser grammar CommandParser;

options { tokenVocab = CommandLexer; }

// Statements: a list of items, separated by blanks; an item is parts without a blank between them.
item : part+ ;
part : WORD | EQUALS | VARIABLE | NAMED_VARIABLE | string | PAREN | BRACKET | BRACE ;

string : QUOTE piece* (END_QUOTE | EOF) ;
piece  : STRING_TEXT | ESCAPE | STRING_JOINED | STRING_VARIABLE | STRING_NAMED | PAREN | BRACKET ;

// Expressions, from the loosest operator to the tightest (measured on 7.21 to 7.24).
expression    : list EOF ;
list          : juxtaposition (COMMA juxtaposition)* ;
juxtaposition : disjunction+ ;
disjunction   : conjunction (OR conjunction)* ;
conjunction   : membership (AND membership)* ;
membership    : comparison (IN comparison)* ;
comparison    : concatenation (comparator concatenation)* ;
comparator    : LESS | GREATER | EQUAL | LESS_OR_EQUAL | GREATER_OR_EQUAL | NOT_EQUAL | MATCHES ;
concatenation : shift (DOT shift)* ;
shift         : bitOr ((SHIFT_LEFT | SHIFT_RIGHT) bitOr)* ;
bitOr         : bitXor (BIT_OR bitXor)* ;
bitXor        : bitAnd (BIT_XOR bitAnd)* ;
bitAnd        : sum (BIT_AND sum)* ;
sum           : product ((PLUS | MINUS) product)* ;
product       : application ((TIMES | DIVIDED | MODULO) application)* ;
application   : access (APPLY access)* ;
access        : prefixed (ARROW prefixed)* ;
prefixed      : prefix* primary ;
prefix        : NOT | INVERT | NEGATE | DEFER | ANY ;
primary       : WORD | ID | VARIABLE | NAMED_VARIABLE | string | BRACKET | LPAREN list RPAREN | emptyArray | array ;

// `{}` is an array only inside another expression.
emptyArray : LBRACE RBRACE ;
wholeArray : array EOF ;
array      : LBRACE element (SEMICOLON element)* SEMICOLON? RBRACE ;
element    : (KEY | QUOTED_KEY) list? | list ;
