lexer grammar CommandLexer;
WORD: [a-z]+;
