/// Who may come in: answers to names and proofs of passwords.
package braid.dataplane.access;
