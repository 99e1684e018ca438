/// Desired state against what the kernel says: the difference as operations, carried out and kept true.
package braid.dataplane.reconcile;
