/// The router's own name service without its sockets: questions, answers, what is kept of them, and whom to ask next.
/// Time is passed in; messages are read and written by dnsjava but where every question passes by.
package braid.dataplane.dns;
