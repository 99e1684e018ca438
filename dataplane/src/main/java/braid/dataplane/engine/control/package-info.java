/// The control plane of an engine: links from discovery to their bundle, and what bundles need to carry packets.
package braid.dataplane.engine.control;
