/** Tokens of the console language. A char is a byte (ISO-8859-1), so that positions are byte positions.

    Which characters make a word depends on where it stands, hence the modes: a statement (the default mode), an
    expression before an operand and after it, an element of an array, a string, and text between brackets that is
    only skipped here, because what it means depends on the command. */
lexer grammar CommandLexer;

tokens { WORD, VARIABLE, NAMED_VARIABLE, QUOTE, END_QUOTE, PAREN, BRACKET, BRACE, LPAREN, RPAREN, LBRACE, RBRACE, RBRACKET,
         OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, NEWLINE, SEMICOLON, BAD }

// A statement.
BLANK           : ([ \t\r] | JOINED)+ ;
SEPARATOR       : [;\n] GAP ;
STATEMENT_WORD  : ~[ \t\r\n"$()[\]{};\\=]+ -> type(WORD) ;
// A value may stand on the next line.
EQUALS          : '=' (JOINED [ \t]*)* ;
STATEMENT_VAR   : '$' NAME -> type(VARIABLE) ;
STATEMENT_NAMED : '$' QUOTED -> type(NAMED_VARIABLE) ;
STATEMENT_QUOTE : '"' -> type(QUOTE), pushMode(STRING) ;
STATEMENT_PAREN : '(' -> type(OPEN_PAREN), pushMode(NESTED) ;
STATEMENT_BRACK : '[' GAP -> type(OPEN_BRACKET), pushMode(NESTED) ;
STATEMENT_BRACE : '{' GAP -> type(OPEN_BRACE), pushMode(NESTED) ;
STATEMENT_BAD   : [)\]}$\\] -> type(BAD) ;

fragment NAME     : [A-Za-z0-9]+ ;
fragment QUOTED   : '"' (~["\\] | '\\' .)* '"' ;
fragment JOINED   : '\\' ([ \t] | '\r'? '\n' ('#' ~[\n]*)? | '\r') ;
// All that may stand between two statements at once: what is looked through is not looked through again.
fragment GAP      : ([ \t\r\n;] | JOINED | '#' ~[\n]*)* ;

// An operand of an expression is expected: a dot, a slash and a minus may begin it.
mode OPERAND;
OPERAND_BLANK   : ([ \t\r] | JOINED)+ -> skip ;
OPERAND_NEWLINE : '\n' -> type(NEWLINE) ;
ANY             : 'any' ;
OPERAND_WORD    : WORD_CHAR+ -> type(WORD), mode(OPERATOR) ;
// Two operands and a minus in an expression, one word in a condition.
DASHED          : WORD_CHAR+ ('-' WORD_CHAR+)+ -> mode(OPERATOR) ;
// The id of an item, in conditions only.
ID              : '*' [0-9A-Fa-f]+ -> mode(OPERATOR) ;
OPERAND_VAR     : '$' [ \t\r]* NAME -> type(VARIABLE), mode(OPERATOR) ;
OPERAND_NAMED   : '$' QUOTED -> type(NAMED_VARIABLE), mode(OPERATOR) ;
OPERAND_QUOTE   : '"' -> type(QUOTE), mode(OPERATOR), pushMode(STRING) ;
OPERAND_PAREN   : '(' -> type(LPAREN), mode(OPERATOR), pushMode(OPERAND) ;
OPERAND_BRACK   : '[' GAP -> type(OPEN_BRACKET), mode(OPERATOR), pushMode(NESTED) ;
OPERAND_BRACE   : '{' -> type(LBRACE), mode(OPERATOR), pushMode(ELEMENT) ;
NOT             : '!' ;
INVERT          : '~' ;
NEGATE          : '-' ;
DEFER           : '>' ;
OPERAND_SEMI    : ';' -> type(SEMICOLON), mode(ELEMENT) ;
OPERAND_RPAREN  : ')' -> type(RPAREN), popMode ;
OPERAND_RBRACK  : ']' -> type(RBRACKET), popMode ;
OPERAND_RBRACE  : '}' -> type(RBRACE), popMode ;
OPERAND_BAD     : . -> type(BAD) ;

fragment WORD_CHAR  : [A-Za-z0-9_:./] ;
fragment WORD_START : [A-Za-z0-9_:] ;

// An element of an array begins: only here may a key stand.
mode ELEMENT;
KEY             : [a-z0-9./-]+ '=' -> mode(OPERAND) ;
QUOTED_KEY      : '"' (~["\\$] | '\\' .)* '"=' -> mode(OPERAND) ;
ELEMENT_BLANK   : ([ \t\r] | JOINED)+ -> skip ;
ELEMENT_NEWLINE : '\n' -> type(NEWLINE) ;
ELEMENT_ANY     : 'any' -> type(ANY), mode(OPERAND) ;
ELEMENT_WORD    : WORD_CHAR+ -> type(WORD), mode(OPERATOR) ;
ELEMENT_DASHED  : WORD_CHAR+ ('-' WORD_CHAR+)+ -> type(DASHED), mode(OPERATOR) ;
ELEMENT_VAR     : '$' [ \t\r]* NAME -> type(VARIABLE), mode(OPERATOR) ;
ELEMENT_NAMED   : '$' QUOTED -> type(NAMED_VARIABLE), mode(OPERATOR) ;
ELEMENT_QUOTE   : '"' -> type(QUOTE), mode(OPERATOR), pushMode(STRING) ;
ELEMENT_PAREN   : '(' -> type(LPAREN), mode(OPERATOR), pushMode(OPERAND) ;
ELEMENT_BRACK   : '[' GAP -> type(OPEN_BRACKET), mode(OPERATOR), pushMode(NESTED) ;
ELEMENT_BRACE   : '{' -> type(LBRACE), mode(OPERATOR), pushMode(ELEMENT) ;
ELEMENT_NOT     : '!' -> type(NOT), mode(OPERAND) ;
ELEMENT_INVERT  : '~' -> type(INVERT), mode(OPERAND) ;
ELEMENT_NEGATE  : '-' -> type(NEGATE), mode(OPERAND) ;
ELEMENT_DEFER   : '>' -> type(DEFER), mode(OPERAND) ;
ELEMENT_SEMI    : ';' -> type(SEMICOLON) ;
ELEMENT_RPAREN  : ')' -> type(RPAREN), popMode ;
ELEMENT_RBRACK  : ']' -> type(RBRACKET), popMode ;
ELEMENT_RBRACE  : '}' -> type(RBRACE), popMode ;
ELEMENT_BAD     : . -> type(BAD) ;

// After an operand: an operator, or the next operand without one.
mode OPERATOR;
OPERATOR_BLANK   : ([ \t\r] | JOINED)+ -> skip ;
OPERATOR_NEWLINE : '\n' -> type(NEWLINE) ;
COMMA            : ',' -> mode(OPERAND) ;
OR               : ('or' | '||') -> mode(OPERAND) ;
AND              : ('and' | '&&') -> mode(OPERAND) ;
IN               : 'in' -> mode(OPERAND) ;
LESS             : '<' -> mode(OPERAND) ;
GREATER          : '>' -> mode(OPERAND) ;
EQUAL            : '=' -> mode(OPERAND) ;
LESS_OR_EQUAL    : '<=' -> mode(OPERAND) ;
GREATER_OR_EQUAL : '>=' -> mode(OPERAND) ;
NOT_EQUAL        : '!=' -> mode(OPERAND) ;
MATCHES          : '~' -> mode(OPERAND) ;
DOT              : '.' -> mode(OPERAND) ;
SHIFT_LEFT       : '<<' -> mode(OPERAND) ;
SHIFT_RIGHT      : '>>' -> mode(OPERAND) ;
BIT_OR           : '|' -> mode(OPERAND) ;
BIT_XOR          : '^' -> mode(OPERAND) ;
BIT_AND          : '&' -> mode(OPERAND) ;
PLUS             : '+' -> mode(OPERAND) ;
MINUS            : '-' -> mode(OPERAND) ;
TIMES            : '*' -> mode(OPERAND) ;
DIVIDED          : '/' -> mode(OPERAND) ;
MODULO           : '%' -> mode(OPERAND) ;
APPLY            : '<%%' -> mode(OPERAND) ;
ARROW            : '->' -> mode(OPERAND) ;
OPERATOR_NOT     : '!' -> type(NOT), mode(OPERAND) ;
OPERATOR_ANY     : 'any' -> type(ANY), mode(OPERAND) ;
OPERATOR_WORD    : WORD_START WORD_CHAR* -> type(WORD) ;
OPERATOR_DASHED  : WORD_START WORD_CHAR* ('-' WORD_CHAR+)+ -> type(DASHED) ;
OPERATOR_VAR     : '$' [ \t\r]* NAME -> type(VARIABLE) ;
OPERATOR_NAMED   : '$' QUOTED -> type(NAMED_VARIABLE) ;
OPERATOR_QUOTE   : '"' -> type(QUOTE), pushMode(STRING) ;
OPERATOR_PAREN   : '(' -> type(LPAREN), pushMode(OPERAND) ;
OPERATOR_BRACK   : '[' GAP -> type(OPEN_BRACKET), pushMode(NESTED) ;
OPERATOR_BRACE   : '{' -> type(LBRACE), pushMode(ELEMENT) ;
OPERATOR_SEMI    : ';' -> type(SEMICOLON), mode(ELEMENT) ;
OPERATOR_RPAREN  : ')' -> type(RPAREN), popMode ;
OPERATOR_RBRACK  : ']' -> type(RBRACKET), popMode ;
OPERATOR_RBRACE  : '}' -> type(RBRACE), popMode ;
OPERATOR_BAD     : . -> type(BAD) ;

// Between quotes.
mode STRING;
STRING_END      : '"' -> type(END_QUOTE), popMode ;
STRING_TEXT     : ~["\\$]+ ;
ESCAPE          : '\\' (["\\nrt$_?abfv] | [0-9A-F] [0-9A-F]) ;
STRING_JOINED   : '\\' ([ \t\r]* '\n' [ \t]* | [ \t\r]+) ;
STRING_VARIABLE : '$' NAME ;
STRING_NAMED    : '$' QUOTED ;
STRING_PAREN    : '$(' -> pushMode(NESTED) ;
STRING_BRACKET  : '$[' GAP -> pushMode(NESTED) ;
STRING_BAD      : [\\$] -> type(BAD) ;

// Between brackets whose content is read later, when its meaning is known.
mode NESTED;
NESTED_QUOTE    : '"' -> type(QUOTE), pushMode(STRING) ;
NESTED_PAREN    : '(' -> type(OPEN_PAREN), pushMode(NESTED) ;
NESTED_BRACKET  : '[' GAP -> type(OPEN_BRACKET), pushMode(NESTED) ;
NESTED_BRACE    : '{' GAP -> type(OPEN_BRACE), pushMode(NESTED) ;
NESTED_RPAREN   : ')' -> type(RPAREN), popMode ;
NESTED_RBRACKET : ']' -> type(RBRACKET), popMode ;
NESTED_RBRACE   : '}' -> type(RBRACE), popMode ;
NESTED_TEXT     : (~["()[\]{};\n\\] | '\\' . | '\\')+ ;
NESTED_NEXT     : [;\n] GAP -> type(NESTED_TEXT) ;
